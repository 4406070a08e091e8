import { PythonNumber } from "./python-number.ts";

/** What can be written as JSON; a map stands for an object too. */
export type Json =
  | null
  | boolean
  | string
  | number
  | PythonNumber
  | readonly Json[]
  | ReadonlyMap<string, Json>
  | { readonly [name: string]: Json };

/** How Python's `json.dumps` is asked to write. */
interface Style {
  /** Spaces of each level, or null for one line. */
  readonly indent: number | null;
  readonly sortNames: boolean;
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** @returns JSON as httpbin answers: names sorted, two spaces a level, all in ASCII, a newline at the end. */
export function prettyJson(value: Json): string {
  return `${write(value, { indent: 2, sortNames: true }, "\n")}\n`;
}

/** @returns JSON as Python's `json.dumps` writes it by default: one line, `{"a": 1, "b": 2}`, all in ASCII. */
export function lineJson(value: Json): string {
  return write(value, { indent: null, sortNames: false }, "");
}

/** @param lineBreak a newline and the spaces of the level that `value` is on */
function write(value: Json, style: Style, lineBreak: string): string {
  if (value === null || typeof value === "boolean" || typeof value === "number") return String(value);
  if (typeof value === "string") return writeString(value);
  if (value instanceof PythonNumber) return value.text;
  const inner = style.indent === null ? "" : lineBreak + " ".repeat(style.indent);
  if (isList(value)) {
    return enclose(
      "[",
      value.map((item) => write(item, style, inner)),
      "]",
      inner,
      lineBreak,
    );
  }
  const entries = isMap(value) ? [...value] : Object.entries(value);
  if (style.sortNames) entries.sort(([a], [b]) => compareByCodePoint(a, b));
  const lines = entries.map(([name, item]) => `${writeString(name)}: ${write(item, style, inner)}`);
  return enclose("{", lines, "}", inner, lineBreak);
}

function enclose(open: string, items: string[], close: string, inner: string, lineBreak: string): string {
  if (items.length === 0) return open + close;
  return open + inner + items.join(inner === "" ? ", " : `,${inner}`) + lineBreak + close;
}

function writeString(text: string): string {
  const escaped = text.replace(
    /["\\]|[^ -~]/g,
    (letter) => SHORT_ESCAPES[letter] ?? `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `"${escaped}"`;
}

/** Python's order of strings; JavaScript's own differs beyond U+FFFF. */
function compareByCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (let at = 0; at < left.length && at < right.length; at += 1) {
    const difference = (left[at] as string).codePointAt(0)! - (right[at] as string).codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}

function isMap(value: object): value is ReadonlyMap<string, Json> {
  return value instanceof Map;
}
