import { run } from "../loop/run.ts";

/**
 * Python's `repr`, as far as it is about Python's objects: strings are quoted as Python quotes them,
 * exceptions are shown as calls, and all else prints as `console.log` prints it.
 */
export function repr(value: unknown): string {
  if (typeof value === "string") return quote(value);
  if (value === undefined || value === null) return "None";
  if (value instanceof Error) {
    const args = (value as { args?: unknown[] }).args ?? (value.message === "" ? [] : [value.message]);
    return `${value.name}(${args.map(repr).join(", ")})`;
  }
  return run.host.format([value]);
}

function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replaceAll("\\", "\\\\")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t")
    .replaceAll(mark, `\\${mark}`);
  return mark + escaped + mark;
}
