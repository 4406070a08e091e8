import { run } from "../loop/run.ts";
import { quote } from "./quote.ts";

/**
 * Python's `repr`, as far as it is about Python's objects: strings are quoted as Python quotes them,
 * exceptions are shown as calls, and all else prints as `console.log` prints it.
 */
export function repr(value: unknown): string {
  if (typeof value === "string") return quote(value);
  if (value === undefined || value === null) return "None";
  if (value instanceof Error) {
    const args = (value as { args?: unknown[] }).args ?? (value.message === "" ? [] : [value.message]);
    return `${value.name}(${args.map(argument).join(", ")})`;
  }
  return run.host.format([value]);
}

/** An exception's argument: an array, as exception groups have one, is a list of its own. */
function argument(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(repr).join(", ")}]` : repr(value);
}
