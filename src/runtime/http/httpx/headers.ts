import { TypeError } from "../../builtins/exceptions.ts";
import { quote } from "../../builtins/quote.ts";
import { typeName } from "../../builtins/types.ts";
import { pairsOf } from "../multidict.ts";

/** What headers can be given as. */
export type HeaderTypes =
  | Headers
  | Readonly<Record<string, string>>
  | ReadonlyMap<string, string>
  | readonly (readonly [name: string, value: string])[];

/** Their values are not shown. */
const SECRET = new Set(["authorization", "proxy-authorization"]);

/** HTTP headers, as `httpx.Headers`: names in any spelling, in order; of a name that comes twice, `get` joins the values. */
export class Headers {
  #list: (readonly [name: string, value: string])[] = [];

  /** @throws TypeError for a value that is no text */
  constructor(headers: HeaderTypes | null = null) {
    if (headers instanceof Headers) this.#list = [...headers.#list];
    else if (headers !== null) {
      this.#list = pairsOf(headers);
      for (const [, value] of this.#list) checkValue(value);
    }
  }

  /** How many there are. */
  get size(): number {
    return this.#list.length;
  }

  /** The headers as they are sent. */
  get raw(): readonly (readonly [name: string, value: string])[] {
    return this.#list;
  }

  /** The value of a header, or `fallback`; several are joined by commas. */
  get<D = null>(name: string, fallback: D = null as D): string | D {
    const values = this.getList(name);
    return values.length === 0 ? fallback : values.join(", ");
  }

  /** All values of a header. @param options `splitCommas`: also those that one header lists */
  getList(name: string, { splitCommas = false }: { splitCommas?: boolean } = {}): string[] {
    const wanted = name.toLowerCase();
    const values = this.#list.filter(([key]) => key.toLowerCase() === wanted).map(([, value]) => value);
    return splitCommas ? values.flatMap((value) => value.split(",").map((part) => part.trim())) : values;
  }

  /** Whether there is such a header. */
  has(name: string): boolean {
    return this.getList(name).length > 0;
  }

  /** Sets a header: the first of this name keeps its place, the others go. */
  set(name: string, value: string): void {
    checkValue(value);
    const wanted = name.toLowerCase();
    const at = this.#list.findIndex(([key]) => key.toLowerCase() === wanted);
    if (at === -1) this.#list.push([name, value]);
    else {
      this.#list[at] = [name, value];
      this.#list = this.#list.filter(([key], index) => index <= at || key.toLowerCase() !== wanted);
    }
  }

  /** Sets a header unless it is there. @returns its value */
  setdefault(name: string, value: string): string {
    if (!this.has(name)) this.set(name, value);
    return this.get(name, value);
  }

  /** Takes a header out. @returns whether it was there */
  delete(name: string): boolean {
    const wanted = name.toLowerCase();
    const before = this.#list.length;
    this.#list = this.#list.filter(([key]) => key.toLowerCase() !== wanted);
    return this.#list.length < before;
  }

  /** Takes others in, in place of those of the same name. */
  update(headers: HeaderTypes | null): void {
    const others = new Headers(headers);
    for (const name of others.keys()) this.delete(name);
    this.#list.push(...others.#list);
  }

  /** A copy. */
  copy(): Headers {
    return new Headers(this);
  }

  /** The names in small letters, each once. */
  keys(): string[] {
    return [...new Set(this.#list.map(([name]) => name.toLowerCase()))];
  }

  /** The values; those of one name are joined by commas. */
  values(): string[] {
    return this.keys().map((name) => this.get(name, ""));
  }

  /** The names in small letters, each once, with their values. */
  items(): [name: string, value: string][] {
    return this.keys().map((name) => [name, this.get(name, "")]);
  }

  /** The names in small letters, each with its own value. */
  multiItems(): [name: string, value: string][] {
    return this.#list.map(([name, value]) => [name.toLowerCase(), value]);
  }

  [Symbol.iterator](): IterableIterator<[name: string, value: string]> {
    return this.items()[Symbol.iterator]();
  }

  /** Python's `repr`: `Headers({'accept': '*\/*'})`. */
  toString(): string {
    const shown = this.multiItems().map(
      ([name, value]) => [quote(name), quote(SECRET.has(name) ? "[secure]" : value)] as const,
    );
    if (this.keys().length < shown.length) {
      return `Headers([${shown.map(([name, value]) => `(${name}, ${value})`).join(", ")}])`;
    }
    return `Headers({${shown.map(([name, value]) => `${name}: ${value}`).join(", ")}})`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

function checkValue(value: unknown): void {
  if (typeof value === "string") return;
  throw new TypeError(`Header value must be str or bytes, not <class '${typeName(value)}'>`);
}
