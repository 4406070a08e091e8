import { TypeError, ValueError } from "../builtins/exceptions.ts";
import { typeName } from "../builtins/types.ts";
import { numberText } from "./python-text.ts";

/** How JSON is written. */
export interface DumpsOptions {
  /** Without spaces, `{"x":1}`, as httpx does; by default with, `{"x": 1}`, as Python's `json.dumps`. */
  readonly compact?: boolean;
  /** Escape all that is not ASCII, as Python's `json.dumps` does by default; true by default. */
  readonly ensureAscii?: boolean;
  /** Whether NaN and the infinities may be written, as `NaN` and `Infinity`; true by default. */
  readonly allowNan?: boolean;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** What must be escaped even where all letters may stay. */
const SPECIAL = /["\\]|\p{Cc}/gu;

/**
 * Writes JSON, as Python's `json.dumps`. Objects and maps are its dicts, arrays its lists; a property that is
 * undefined is left out.
 * @throws TypeError for what is none of JSON's kinds, as an instance of a class; ValueError for a value that
 * contains itself
 */
export function dumps(value: unknown, options: DumpsOptions = {}): string {
  return new Writer(options).write(value);
}

class Writer {
  readonly #comma: string;
  readonly #colon: string;
  readonly #ensureAscii: boolean;
  readonly #allowNan: boolean;
  readonly #open = new Set<object>();

  constructor(options: DumpsOptions) {
    this.#comma = options.compact === true ? "," : ", ";
    this.#colon = options.compact === true ? ":" : ": ";
    this.#ensureAscii = options.ensureAscii ?? true;
    this.#allowNan = options.allowNan ?? true;
  }

  write(value: unknown): string {
    if (value === null || value === undefined) return "null";
    if (typeof value === "boolean" || typeof value === "bigint") return String(value);
    if (typeof value === "string") return this.#string(value);
    if (typeof value === "number") return this.#number(value);
    if (typeof value !== "object") throw unserializable(value);
    if (this.#open.has(value)) throw new ValueError("Circular reference detected");
    this.#open.add(value);
    const text = this.#container(value);
    this.#open.delete(value);
    return text;
  }

  #container(value: object): string {
    if (Array.isArray(value)) return `[${value.map((item) => this.write(item)).join(this.#comma)}]`;
    const prototype = Object.getPrototypeOf(value);
    if (value instanceof Map) return this.#object([...value]);
    if (prototype !== Object.prototype && prototype !== null) throw unserializable(value);
    return this.#object(Object.entries(value).filter(([, item]) => item !== undefined));
  }

  #object(entries: readonly (readonly [name: unknown, value: unknown])[]): string {
    const items = entries.map(([name, item]) => `${this.#name(name)}${this.#colon}${this.write(item)}`);
    return `{${items.join(this.#comma)}}`;
  }

  #name(name: unknown): string {
    if (typeof name === "string") return this.#string(name);
    if (name === null || typeof name === "boolean" || typeof name === "number")
      return `"${this.write(name)}"`;
    throw new TypeError(`keys must be str, int, float, bool or None, not ${typeName(name)}`);
  }

  #number(value: number): string {
    if (Number.isFinite(value)) return numberText(value);
    const text = String(value);
    if (this.#allowNan) return text;
    throw new ValueError(`Out of range float values are not JSON compliant: ${numberText(value)}`);
  }

  #string(text: string): string {
    const special = this.#ensureAscii ? /["\\]|[^ -~]/g : SPECIAL;
    // Of the control characters, those above ASCII stay.
    const escape = (letter: string): string =>
      !this.#ensureAscii && letter >= "\x7f"
        ? letter
        : (ESCAPES[letter] ?? `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
    return `"${text.replace(special, escape)}"`;
  }
}

function unserializable(value: unknown): TypeError {
  return new TypeError(`Object of type ${typeName(value)} is not JSON serializable`);
}
