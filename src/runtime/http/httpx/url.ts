import { TypeError } from "../../builtins/exceptions.ts";
import { quote } from "../../builtins/quote.ts";
import { repr } from "../../builtins/repr.ts";
import { typeName } from "../../builtins/types.ts";
import { type Primitive, QueryParams, type QueryParamTypes } from "./query-params.ts";
import { escapeUser, netlocOf, parseUrl, type UrlParts, unescape, writeUrl } from "./url-parts.ts";

/** Parts of a URL to change; null takes the port, the query or the fragment away. */
export interface UrlChanges {
  scheme?: string;
  username?: string;
  password?: string;
  host?: string;
  port?: number | null;
  path?: string;
  query?: string | null;
  fragment?: string | null;
  /** The query, from its parameters. */
  params?: QueryParamTypes | null;
}

/** A URL, absolute or relative, as `httpx.URL`. It never changes; `copyWith` makes others. */
export class URL {
  readonly #parts: UrlParts;

  /**
   * @param changes parts that take the place of the text's own
   * @throws InvalidURL for what is no URL; TypeError for what is no text
   */
  constructor(url: string | URL = "", changes: UrlChanges = {}) {
    if (typeof url !== "string" && !(url instanceof URL)) {
      throw new TypeError(
        `Invalid type for url.  Expected str or httpx.URL, got <class '${typeName(url)}'>: ${repr(url)}`,
      );
    }
    this.#parts = parseUrl(String(url), partsOf(changes));
  }

  /** `https`; empty where there is none. */
  get scheme(): string {
    return this.#parts.scheme;
  }

  /** The user's name; empty where there is none. */
  get username(): string {
    return unescape(this.#parts.userinfo.split(":")[0] as string);
  }

  /** The password; empty where there is none. */
  get password(): string {
    return unescape(this.#parts.userinfo.split(":").slice(1).join(":"));
  }

  /** The host's name or address; empty where there is none. */
  get host(): string {
    return this.#parts.host;
  }

  /** The port; null where there is none, or it is the scheme's own. */
  get port(): number | null {
    return this.#parts.port;
  }

  /** Host and port: `example.com:8080`. */
  get netloc(): string {
    return netlocOf(this.#parts);
  }

  /** The path, with escapes resolved. */
  get path(): string {
    return unescape(this.#parts.path || "/");
  }

  /** Path and query, as they are sent. */
  get rawPath(): string {
    const { path, query } = this.#parts;
    return `${path || "/"}${query === null ? "" : `?${query}`}`;
  }

  /** The query, as it is sent, without its question mark. */
  get query(): string {
    return this.#parts.query ?? "";
  }

  /** The query's parameters. */
  get params(): QueryParams {
    return new QueryParams(this.#parts.query);
  }

  /** What follows `#`. */
  get fragment(): string {
    return unescape(this.#parts.fragment ?? "");
  }

  /** Whether it has a scheme and a host. */
  get isAbsoluteUrl(): boolean {
    return this.scheme !== "" && this.host !== "";
  }

  /** Whether it lacks a scheme or a host. */
  get isRelativeUrl(): boolean {
    return !this.isAbsoluteUrl;
  }

  /** The same with some parts changed. */
  copyWith(changes: UrlChanges): URL {
    return new URL(this, changes);
  }

  /** The same with this value alone for a parameter. */
  copySetParam(name: string, value: Primitive = null): URL {
    return this.copyWith({ params: this.params.set(name, value) });
  }

  /** The same with one more value of a parameter. */
  copyAddParam(name: string, value: Primitive = null): URL {
    return this.copyWith({ params: this.params.add(name, value) });
  }

  /** The same without a parameter. */
  copyRemoveParam(name: string): URL {
    return this.copyWith({ params: this.params.remove(name) });
  }

  /** The same with further parameters, which take the place of those of the same name. */
  copyMergeParams(params: QueryParamTypes): URL {
    return this.copyWith({ params: this.params.merge(params) });
  }

  /** @returns what `url`, perhaps relative, means on a page with this URL. */
  join(url: string | URL): URL {
    const other = new URL(url);
    if (other.isAbsoluteUrl) return other;
    return new URL(new globalThis.URL(String(other), String(this)).href);
  }

  /** @internal Where a connection for it leads: `https://example.com:443`. */
  get _origin(): string {
    return `${this.scheme}://${this.host}:${this._port}`;
  }

  /** @internal The port, the scheme's own included. */
  get _port(): number {
    return this.port ?? (this.scheme === "https" ? 443 : 80);
  }

  /** @internal The platform's own, for the world. */
  get _platform(): globalThis.URL {
    return new globalThis.URL(writeUrl({ ...this.#parts, userinfo: "", fragment: null }));
  }

  /** The URL as text. */
  toString(): string {
    return writeUrl(this.#parts);
  }

  /** @internal How `console.log` shows it, as Python's `repr`. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `URL(${quote(writeUrl(this.#parts, false))})`;
  }
}

function partsOf(changes: UrlChanges): Partial<UrlParts> {
  const { username, password, params, ...parts } = changes;
  const query = params === undefined ? {} : { query: params === null ? null : queryOf(params) };
  if (username === undefined && password === undefined) return { ...parts, ...query };
  const user = escapeUser(username ?? "");
  const userinfo = password ? `${user}:${escapeUser(password)}` : user;
  return { ...parts, ...query, userinfo };
}

function queryOf(params: QueryParamTypes): string | null {
  const text = String(new QueryParams(params));
  return text === "" ? null : text;
}
