import { quote } from "../../builtins/quote.ts";
import { type BodyOptions, encodeBody } from "./body.ts";
import { Cookies, type CookieTypes } from "./cookies.ts";
import { Headers, type HeaderTypes } from "./headers.ts";
import type { QueryParamTypes } from "./query-params.ts";
import type { Timeout } from "./timeout.ts";
import { URL } from "./url.ts";

/** What {@link Request} takes. */
export interface RequestParts extends BodyOptions {
  /** They take the place of the URL's own query. */
  params?: QueryParamTypes | null;
  headers?: HeaderTypes | null;
  cookies?: CookieTypes | null;
  /** @internal A body whose headers are among `headers`: nothing is added to them. */
  _prepared?: Uint8Array;
}

const WITH_BODY = new Set(["POST", "PUT", "PATCH"]);

/** A request, as `httpx.Request`; clients make them, and `client.send` sends them. */
export class Request {
  /** In capitals: `GET`. */
  readonly method: string;
  readonly url: URL;
  /** All headers that are sent. */
  readonly headers: Headers;
  /** The body. */
  readonly content: Uint8Array;
  /** @internal Null: the client's own. */
  _timeout: Timeout | null = null;

  constructor(method: string, url: string | URL, parts: RequestParts = {}) {
    const { params, headers, cookies } = parts;
    this.method = method.toUpperCase();
    this.url = params === undefined || params === null ? new URL(url) : new URL(url, { params });
    const given = new Headers(headers ?? null);
    if (cookies) setCookies(given, new Cookies(cookies), this.url);
    if (parts._prepared !== undefined) {
      this.headers = given;
      this.content = parts._prepared;
      return;
    }
    const body = encodeBody(parts, given.get("Content-Type"));
    this.content = body.content;
    for (const [name, value] of body.headers) given.setdefault(name, value);
    const first: [string, string][] = [];
    if (!given.has("Host") && this.url.host !== "") first.push(["Host", this.url.netloc]);
    const hasLength = given.has("Content-Length") || given.has("Transfer-Encoding");
    if (!hasLength && WITH_BODY.has(this.method)) first.push(["Content-Length", "0"]);
    this.headers = new Headers([...first, ...given.raw]);
  }

  /** The body. */
  read(): Uint8Array {
    return this.content;
  }

  /** Python's `repr`: `<Request('GET', 'https://example.com')>`. */
  toString(): string {
    return `<Request(${quote(this.method)}, ${quote(String(this.url))})>`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

/** Cookies that are given by hand as a header stay. */
function setCookies(headers: Headers, cookies: Cookies, url: URL): void {
  const header = cookies._header(url);
  if (header !== null && !headers.has("Cookie")) headers.set("Cookie", header);
}
