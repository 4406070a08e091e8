import { ValueError } from "../builtins/exceptions.ts";
import { quote } from "../builtins/quote.ts";
import { MultiDictProxy } from "./multidict.ts";
import { type Params, queryText } from "./params.ts";
import { joinPairs, parseQuery, quoteQueryPart } from "./query.ts";

/** The platform's own; this file's class takes its name. */
const PlatformURL = globalThis.URL;

/**
 * An absolute URL, as yarl's `URL`, which aiohttp uses. It never changes; `with…` methods make another.
 * `String(url)` is its text: a path that was empty stays so, as in `https://example.com`.
 */
export class URL {
  readonly #url: globalThis.URL;
  readonly #isBare: boolean;

  /**
   * @param text an absolute URL
   * @throws ValueError for anything else
   */
  constructor(text: string | URL) {
    const given = String(text).trim();
    if (!PlatformURL.canParse(given)) throw new ValueError(`not an absolute URL: ${given}`);
    this.#url = new PlatformURL(given);
    this.#isBare = /^[a-z][\w+.-]*:\/\/[^/?#\\]*$/i.test(given);
  }

  /** `https`. */
  get scheme(): string {
    return this.#url.protocol.slice(0, -1);
  }

  /** The user's name, or null. */
  get user(): string | null {
    return this.#url.username === "" ? null : decode(this.#url.username);
  }

  /** The password, or null. */
  get password(): string | null {
    return this.#url.password === "" ? null : decode(this.#url.password);
  }

  /** The host's name or address, or null where there is none. */
  get host(): string | null {
    return this.#url.hostname === "" ? null : this.#url.hostname;
  }

  /** The port; that of the scheme where none was given; null for a scheme that has none. */
  get port(): number | null {
    if (this.#url.port !== "") return Number(this.#url.port);
    return { http: 80, https: 443, ws: 80, wss: 443, ftp: 21 }[this.scheme] ?? null;
  }

  /** The path, with escapes resolved. */
  get path(): string {
    return decode(this.#url.pathname);
  }

  /** The path, as it is sent. */
  get rawPath(): string {
    return this.#url.pathname;
  }

  /** Path and query, as they are sent. */
  get pathQs(): string {
    return this.#url.pathname + this.#url.search;
  }

  /** The query without its question mark, with escapes resolved. */
  get queryString(): string {
    return decode(this.#url.search.slice(1).replaceAll("+", " "));
  }

  /** The query's parameters. */
  get query(): MultiDictProxy {
    return new MultiDictProxy(parseQuery(this.#url.search.slice(1)));
  }

  /** What follows `#`. */
  get fragment(): string {
    return decode(this.#url.hash.slice(1));
  }

  /** The last part of the path. */
  get name(): string {
    return this.path.split("/").at(-1) ?? "";
  }

  /** Scheme, host and port: `https://example.com`. */
  origin(): URL {
    return new URL(this.#url.origin);
  }

  /** @returns what `other`, perhaps relative, means on a page with this URL. */
  join(other: string | URL): URL {
    return new URL(new PlatformURL(String(other), this.#url).href);
  }

  /** The parts of the path, the leading slash first. */
  get parts(): string[] {
    const [, ...rest] = this.path.split("/");
    return this.path === "" ? [] : ["/", ...(rest.length === 1 && rest[0] === "" ? [] : rest)];
  }

  /** The same without the last part of the path; the query and the fragment go. */
  get parent(): URL {
    return this.withPath(this.path.replace(/\/[^/]*$/, "") || "/");
  }

  /** Whether it names a host; this class knows no others. */
  get absolute(): boolean {
    return true;
  }

  /** The same with further parts of the path, as Python's `url / "part"`; the query and the fragment go. */
  joinpath(...parts: string[]): URL {
    return this.withPath([this.path.replace(/\/$/, ""), ...parts].join("/"));
  }

  /**
   * The same with another query: parameters, a query as it is written, or none.
   * @throws TypeError for a value that is neither text nor number
   */
  withQuery(query: Params | null): URL {
    return this._withQueryText(queryText(query));
  }

  /** The same with parameters set: those of the same names are replaced. */
  updateQuery(query: Params | null): URL {
    const changes = parseQuery(queryText(query));
    const names = new Set(changes.map(([name]) => name));
    const pairs = parseQuery(this._rawQuery).flatMap((pair) => {
      if (!names.has(pair[0])) return [pair];
      // The new value takes the place of the old one; an old one too many goes.
      const at = changes.findIndex(([name]) => name === pair[0]);
      return at === -1 ? [] : changes.splice(at, 1);
    });
    return this._withQueryText(joinPairs([...pairs, ...changes], quoteQueryPart));
  }

  /** The same with parameters added. */
  extendQuery(query: Params | null): URL {
    return this._withQueryText([this._rawQuery, queryText(query)].filter((part) => part !== "").join("&"));
  }

  /** The same with another path; the query and the fragment go. */
  withPath(path: string): URL {
    const changed = new PlatformURL(this.#url);
    changed.pathname = path;
    changed.search = "";
    changed.hash = "";
    return new URL(changed.href);
  }

  /** The same with another fragment, or none. */
  withFragment(fragment: string | null): URL {
    const changed = new PlatformURL(this.#url);
    changed.hash = fragment ?? "";
    return this.#as(changed);
  }

  /** @internal The same with another query, written already. */
  _withQueryText(query: string): URL {
    const changed = new PlatformURL(this.#url);
    changed.search = query;
    return query === "" ? this.#as(changed) : new URL(changed.href);
  }

  /** @internal The same without user and password. */
  _withoutUser(): URL {
    const changed = new PlatformURL(this.#url);
    changed.username = "";
    changed.password = "";
    return this.#as(changed);
  }

  #as(changed: globalThis.URL): URL {
    const { pathname, search, hash, href } = changed;
    return new URL(this.#isBare && pathname + search + hash === "/" ? href.slice(0, -1) : href);
  }

  /** @internal The query, as it is sent, without its question mark. */
  get _rawQuery(): string {
    return this.#url.search.slice(1);
  }

  /** @internal The platform's own, for the world. */
  get _platform(): globalThis.URL {
    return this.#url;
  }

  /** The URL as text. */
  toString(): string {
    return this.#isBare ? this.#url.href.replace(/\/$/, "") : this.#url.href;
  }

  /** @internal How `console.log` shows it, as Python's `repr`. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `URL(${quote(this.toString())})`;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
