import { PythonNumber, pythonFloat } from "./python-number.ts";

/** What Python's `json.loads` makes of a text; objects are maps, so that no name is special. */
export type LoadedJson =
  | null
  | boolean
  | string
  | PythonNumber
  | readonly LoadedJson[]
  | ReadonlyMap<string, LoadedJson>;

const CONSTANTS = new Map<string, LoadedJson>([
  ["null", null],
  ["true", true],
  ["false", false],
  ["NaN", new PythonNumber("NaN")],
  ["Infinity", new PythonNumber("Infinity")],
  ["-Infinity", new PythonNumber("-Infinity")],
]);

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** The deepest nesting that is read; Python has a limit too. */
const DEEPEST = 900;

/**
 * Reads JSON as Python's `json.loads` does: NaN and Infinity are numbers, `1` and `1.0` are not the same.
 * @throws SyntaxError for what is no JSON
 */
export function loadJson(text: string): LoadedJson {
  const reader = new Reader(text);
  const value = reader.value(0);
  reader.end();
  return value;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): LoadedJson {
    if (depth > DEEPEST) throw new SyntaxError("too deep");
    this.#take(/[ \t\n\r]*/y);
    if (this.#skip("{")) return this.#object(depth);
    if (this.#skip("[")) return this.#array(depth);
    if (this.#skip('"')) return this.#string();
    const number = this.#take(/-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y);
    if (number !== null) {
      return /^-?[0-9]+$/.test(number)
        ? new PythonNumber(BigInt(number).toString())
        : pythonFloat(Number(number));
    }
    const constant = CONSTANTS.get(this.#take(/-?[A-Za-z]+/y) ?? "");
    if (constant === undefined) throw new SyntaxError("value expected");
    return constant;
  }

  end(): void {
    this.#take(/[ \t\n\r]*/y);
    if (this.#at < this.#text.length) throw new SyntaxError("extra data");
  }

  #object(depth: number): ReadonlyMap<string, LoadedJson> {
    const entries = new Map<string, LoadedJson>();
    if (this.#skipSpaced("}")) return entries;
    do {
      this.#expect('"');
      const name = this.#string();
      this.#expect(":");
      entries.set(name, this.value(depth + 1));
    } while (this.#skipSpaced(","));
    this.#expect("}");
    return entries;
  }

  #array(depth: number): readonly LoadedJson[] {
    const items: LoadedJson[] = [];
    if (this.#skipSpaced("]")) return items;
    do items.push(this.value(depth + 1));
    while (this.#skipSpaced(","));
    this.#expect("]");
    return items;
  }

  #string(): string {
    let content = "";
    while (!this.#skip('"')) {
      const plain = this.#take(/[^"\\]+/y) ?? "";
      if ([...plain].some((letter) => letter < " ")) throw new SyntaxError("invalid control character");
      content += plain;
      if (this.#skip("\\")) content += this.#escape();
      else if (this.#text[this.#at] !== '"') throw new SyntaxError("unterminated string");
    }
    return content;
  }

  #escape(): string {
    if (this.#skip("u")) {
      const digits = this.#take(/[0-9A-Fa-f]{4}/y);
      if (digits === null) throw new SyntaxError("invalid escape");
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const letter = this.#take(/["\\/bfnrt]/y);
    if (letter === null) throw new SyntaxError("invalid escape");
    return ESCAPES[letter] as string;
  }

  /** Takes what a sticky expression matches here. */
  #take(expression: RegExp): string | null {
    expression.lastIndex = this.#at;
    const taken = expression.exec(this.#text)?.[0] ?? null;
    this.#at += taken?.length ?? 0;
    return taken;
  }

  #skip(letter: string): boolean {
    if (this.#text[this.#at] !== letter) return false;
    this.#at += 1;
    return true;
  }

  #skipSpaced(letter: string): boolean {
    this.#take(/[ \t\n\r]*/y);
    return this.#skip(letter);
  }

  #expect(letter: string): void {
    if (!this.#skipSpaced(letter)) throw new SyntaxError(`${letter} expected`);
  }
}
