import { ValueError } from "../builtins/exceptions.ts";

/** A text is no JSON, as Python's `json.JSONDecodeError`. */
export class JSONDecodeError extends ValueError {
  /** What is wrong, without the place. */
  readonly msg: string;
  /** The text. */
  readonly doc: string;
  /** Where, in characters from the start. */
  readonly pos: number;
  /** Where, by line … */
  readonly lineno: number;
  /** … and column, both from 1. */
  readonly colno: number;

  constructor(msg: string, doc: string, pos: number) {
    const before = doc.slice(0, pos);
    const lineno = before.split("\n").length;
    const colno = pos - before.lastIndexOf("\n");
    super(`${msg}: line ${lineno} column ${colno} (char ${pos})`);
    this.msg = msg;
    this.doc = doc;
    this.pos = pos;
    this.lineno = lineno;
    this.colno = colno;
  }
}

/**
 * Reads JSON as Python's `json.loads`, into plain objects and arrays. NaN and the infinities are numbers.
 * @throws JSONDecodeError, with CPython's text and place, for what is no JSON
 */
export function loads(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return new Reader(text).document();
  }
}

const CONSTANTS: Readonly<Record<string, unknown>> = {
  null: null,
  true: true,
  false: false,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  "-Infinity": Number.NEGATIVE_INFINITY,
};

/** Reads what JavaScript refuses: either it has Python's constants, or there is an error to place. */
class Reader {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  document(): unknown {
    if (this.#text.startsWith("\ufeff")) this.#fail("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0);
    const { value, end } = this.#value(this.#space(0));
    const rest = this.#space(end);
    if (rest < this.#text.length) this.#fail("Extra data", rest);
    return value;
  }

  #fail(message: string, at: number): never {
    throw new JSONDecodeError(message, this.#text, at);
  }

  /** @returns the place after white space. */
  #space(at: number): number {
    let end = at;
    while (end < this.#text.length && " \t\n\r".includes(this.#text[end] as string)) end += 1;
    return end;
  }

  #value(at: number): { value: unknown; end: number } {
    const text = this.#text;
    if (text[at] === '"') return this.#string(at + 1);
    if (text[at] === "{") return this.#object(at + 1);
    if (text[at] === "[") return this.#array(at + 1);
    for (const [word, value] of Object.entries(CONSTANTS)) {
      if (text.startsWith(word, at)) return { value, end: at + word.length };
    }
    const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
    number.lastIndex = at;
    const digits = number.exec(text)?.[0];
    if (digits === undefined) this.#fail("Expecting value", at);
    return { value: Number(digits), end: at + digits.length };
  }

  #object(start: number): { value: unknown; end: number } {
    const text = this.#text;
    const value: Record<string, unknown> = {};
    let at = this.#space(start);
    if (text[at] === "}") return { value, end: at + 1 };
    for (;;) {
      if (text[at] !== '"') this.#fail("Expecting property name enclosed in double quotes", at);
      const name = this.#string(at + 1);
      at = this.#space(name.end);
      if (text[at] !== ":") this.#fail("Expecting ':' delimiter", at);
      const item = this.#value(this.#space(at + 1));
      Object.defineProperty(value, name.value, {
        value: item.value,
        writable: true,
        enumerable: true,
        configurable: true,
      });
      at = this.#space(item.end);
      if (text[at] === "}") return { value, end: at + 1 };
      if (text[at] !== ",") this.#fail("Expecting ',' delimiter", at);
      const comma = at;
      at = this.#space(at + 1);
      if (text[at] === "}") this.#fail("Illegal trailing comma before end of object", comma);
    }
  }

  #array(start: number): { value: unknown; end: number } {
    const text = this.#text;
    const value: unknown[] = [];
    let at = this.#space(start);
    if (text[at] === "]") return { value, end: at + 1 };
    for (;;) {
      const item = this.#value(at);
      value.push(item.value);
      at = this.#space(item.end);
      if (text[at] === "]") return { value, end: at + 1 };
      if (text[at] !== ",") this.#fail("Expecting ',' delimiter", at);
      const comma = at;
      at = this.#space(at + 1);
      if (text[at] === "]") this.#fail("Illegal trailing comma before end of array", comma);
    }
  }

  /** Reads a string, from after its quotation mark. */
  #string(start: number): { value: string; end: number } {
    const text = this.#text;
    let at = start;
    for (;;) {
      const letter = text[at];
      if (letter === undefined) this.#fail("Unterminated string starting at", start - 1);
      if (letter === '"') return { value: JSON.parse(text.slice(start - 1, at + 1)), end: at + 1 };
      if (letter < " ") this.#fail("Invalid control character at", at);
      at = letter === "\\" ? this.#escape(at, start) : at + 1;
    }
  }

  /** @returns the place after an escape. */
  #escape(at: number, start: number): number {
    const letter = this.#text[at + 1];
    if (letter === undefined) this.#fail("Unterminated string starting at", start - 1);
    if (letter === "u") {
      if (/^[0-9a-fA-F]{4}$/.test(this.#text.slice(at + 2, at + 6))) return at + 6;
      this.#fail("Invalid \\uXXXX escape", at + 1);
    }
    if (!'"\\/bfnrt'.includes(letter)) this.#fail("Invalid \\escape", at);
    return at + 2;
  }
}
