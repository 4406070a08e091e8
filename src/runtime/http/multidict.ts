import { KeyError, TypeError, ValueError } from "../builtins/exceptions.ts";
import { quote } from "../builtins/quote.ts";
import { typeName } from "../builtins/types.ts";

/** What can be read as names with values: an object, a map, pairs, or another of these mappings. */
export type PairSource<V = string> =
  | MultiMapping
  | Readonly<Record<string, V>>
  | ReadonlyMap<string, V>
  | Iterable<readonly [name: string, value: V]>;

/**
 * @returns the names and values of `source`, in order.
 * @throws TypeError and ValueError, with Python's texts, for what holds no pairs: a text, say
 */
export function pairsOf<V = string>(source: PairSource<V>): [name: string, value: V][] {
  if (typeof source === "string") throw new ValueError("not enough values to unpack (expected 2, got 1)");
  if (typeof source !== "object" || source === null) {
    throw new TypeError(`'${typeName(source)}' object is not iterable`);
  }
  const isIterable = typeof (source as Partial<Iterable<unknown>>)[Symbol.iterator] === "function";
  const pairs = isIterable ? [...(source as Iterable<[string, V]>)] : Object.entries(source);
  for (const pair of pairs) checkPair(pair);
  return pairs.map(([name, value]) => [name, value]);
}

function checkPair(pair: unknown): void {
  if (!Array.isArray(pair)) throw new TypeError(`cannot unpack non-iterable ${typeName(pair)} object`);
  const { length } = pair;
  if (length < 2) throw new ValueError(`not enough values to unpack (expected 2, got ${length})`);
  if (length > 2) throw new ValueError(`too many values to unpack (expected 2, got ${length})`);
}

/** Names with values, in order; a name may come more than once. */
export class MultiMapping implements Iterable<[name: string, value: string]> {
  /** @internal */ _entries: [name: string, value: string][];

  /** @param source what it holds at first */
  constructor(source: PairSource = []) {
    this._entries = pairsOf(source);
  }

  /** @internal What makes two names the same. */
  _fold(name: string): string {
    return name;
  }

  /** How many values there are. */
  get size(): number {
    return this._entries.length;
  }

  /** The first value of a name, or `fallback`. */
  get<D = null>(name: string, fallback: D = null as D): string | D {
    const wanted = this._fold(name);
    for (const [key, value] of this._entries) if (this._fold(key) === wanted) return value;
    return fallback;
  }

  /**
   * All values of a name.
   * @param fallback what to return where there is none
   * @throws KeyError where there is none, and no fallback
   */
  getall(name: string, fallback?: string[]): string[] {
    const wanted = this._fold(name);
    const values = this._entries.filter(([key]) => this._fold(key) === wanted).map(([, value]) => value);
    if (values.length > 0) return values;
    if (fallback === undefined) throw new KeyError(name);
    return fallback;
  }

  /** Whether there is a value of this name. */
  has(name: string): boolean {
    return this.get(name) !== null;
  }

  /** The names, in order; one that has two values comes twice. */
  keys(): string[] {
    return this._entries.map(([name]) => name);
  }

  /** The values, in order. */
  values(): string[] {
    return this._entries.map(([, value]) => value);
  }

  /** Names with values, in order. */
  items(): [name: string, value: string][] {
    return this._entries.map(([name, value]) => [name, value]);
  }

  [Symbol.iterator](): IterableIterator<[name: string, value: string]> {
    return this.items()[Symbol.iterator]();
  }

  /** Python's `repr`: `<CIMultiDict('Accept': 'any')>`. */
  toString(): string {
    const items = this._entries.map(([name, value]) => `${quote(name)}: ${quote(value)}`);
    return `<${this.constructor.name}(${items.join(", ")})>`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

/** Names with values that cannot be changed: the parameters of a URL's query. */
export class MultiDictProxy extends MultiMapping {}

/** Headers that cannot be changed, by name in any spelling. */
export class CIMultiDictProxy extends MultiMapping {
  /** @internal */
  override _fold(name: string): string {
    return name.toLowerCase();
  }
}

/** Headers: names in any spelling, in order, each perhaps more than once. */
export class CIMultiDict extends CIMultiDictProxy {
  /** Adds a value, beside those that are there. */
  add(name: string, value: string): void {
    this._entries.push([name, value]);
  }

  /** Sets the value of a name: the first that is there keeps its place, the others go. */
  set(name: string, value: string): void {
    const wanted = this._fold(name);
    const at = this._entries.findIndex(([key]) => this._fold(key) === wanted);
    if (at === -1) return this.add(name, value);
    this._entries[at] = [name, value];
    this._entries = this._entries.filter(([key], index) => index <= at || this._fold(key) !== wanted);
  }

  /** Takes all values of a name out. @returns whether there were any. */
  delete(name: string): boolean {
    const wanted = this._fold(name);
    const before = this._entries.length;
    this._entries = this._entries.filter(([key]) => this._fold(key) !== wanted);
    return this._entries.length < before;
  }
}
