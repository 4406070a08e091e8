import { quote } from "../../builtins/quote.ts";
import { repr } from "../../builtins/repr.ts";
import { pythonText } from "../python-text.ts";
import { parseQuery, urlencode } from "../query.ts";

/** A value in a query or a form: `true` is written `true`, null as nothing. */
export type Primitive = string | number | boolean | null;

/** What parameters can be given as; a list of values repeats its name. */
export type QueryParamTypes =
  | QueryParams
  | string
  | Readonly<Record<string, Primitive | readonly Primitive[]>>
  | ReadonlyMap<string, Primitive | readonly Primitive[]>
  | readonly (readonly [name: string, value: Primitive])[];

/** @returns a value as httpx writes it into queries and forms. */
export function primitiveText(value: unknown): string {
  if (typeof value === "boolean") return String(value);
  if (value === null || value === undefined) return "";
  // Python's str() of a dict or a list shows what is in it.
  return typeof value === "object" ? repr(value) : pythonText(value);
}

/** The parameters of a query, as `httpx.QueryParams`. They never change; `set`, `add`, … make others. */
export class QueryParams {
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(params: QueryParamTypes | null = null) {
    this.#values = params instanceof QueryParams ? params.#values : valuesOf(params);
  }

  /** How many names there are. */
  get size(): number {
    return this.#values.size;
  }

  /** The first value of a name, or `fallback`. */
  get<D = null>(name: string, fallback: D = null as D): string | D {
    return this.#values.get(name)?.[0] ?? fallback;
  }

  /** All values of a name. */
  getList(name: string): string[] {
    return [...(this.#values.get(name) ?? [])];
  }

  /** Whether there is a value of this name. */
  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** The names, each once. */
  keys(): string[] {
    return [...this.#values.keys()];
  }

  /** The first value of each name. */
  values(): string[] {
    return [...this.#values.values()].map(([first = ""]) => first);
  }

  /** The names, each with its first value. */
  items(): [name: string, value: string][] {
    return [...this.#values].map(([name, [first = ""]]) => [name, first]);
  }

  /** The names with all of their values. */
  multiItems(): [name: string, value: string][] {
    return [...this.#values].flatMap(([name, values]) =>
      values.map((value): [string, string] => [name, value]),
    );
  }

  /** The same with this value alone for a name. */
  set(name: string, value: Primitive = null): QueryParams {
    return this.merge({ [name]: value });
  }

  /** The same with one more value of a name. */
  add(name: string, value: Primitive = null): QueryParams {
    return this.merge({ [name]: [...this.getList(name), primitiveText(value)] });
  }

  /** The same without a name. */
  remove(name: string): QueryParams {
    return new QueryParams(this.multiItems().filter(([key]) => key !== name));
  }

  /** The same with others, which take the place of those of the same name. */
  merge(params: QueryParamTypes | null): QueryParams {
    const merged = new Map(this.#values);
    for (const [name, values] of new QueryParams(params).#values) merged.set(name, values);
    return new QueryParams(merged);
  }

  [Symbol.iterator](): IterableIterator<[name: string, value: string]> {
    return this.items()[Symbol.iterator]();
  }

  /** As they are written into a URL: `a=1&b=2`. */
  toString(): string {
    return urlencode(this.multiItems());
  }

  /** @internal How `console.log` shows it, as Python's `repr`. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `QueryParams(${quote(this.toString())})`;
  }
}

function valuesOf(params: Exclude<QueryParamTypes, QueryParams> | null): ReadonlyMap<string, string[]> {
  const values = new Map<string, string[]>();
  const add = (name: string, value: unknown): void => {
    const texts = Array.isArray(value) ? value.map(primitiveText) : [primitiveText(value)];
    values.set(name, [...(values.get(name) ?? []), ...texts]);
  };
  if (typeof params === "string") for (const [name, value] of parseQuery(params)) add(name, value);
  else if (Array.isArray(params)) for (const [name, value] of params) add(name, value);
  else if (params instanceof Map) for (const [name, value] of params) add(String(name), value);
  else if (params !== null) for (const [name, value] of Object.entries(params)) add(name, value);
  return values;
}
