import { quote } from "../../builtins/quote.ts";
import { type Body, type Code, Coroutine } from "../../loop/coroutine.ts";
import { join } from "../../network/http/message.ts";
import { type BodyOptions, encodeBody } from "./body.ts";
import { Cookies, type CookieTypes } from "./cookies.ts";
import { RequestNotRead } from "./exceptions.ts";
import { Headers, type HeaderTypes } from "./headers.ts";
import type { QueryParamTypes } from "./query-params.ts";
import { blockOn, performTimed, type TimedSteps } from "./timed-steps.ts";
import type { Timeout } from "./timeout.ts";
import { Upload } from "./upload.ts";
import { URL } from "./url.ts";

/** What {@link Request} takes. */
export interface RequestParts extends BodyOptions {
  /** They take the place of the URL's own query. */
  params?: QueryParamTypes | null;
  headers?: HeaderTypes | null;
  cookies?: CookieTypes | null;
  /** @internal A body whose headers are among `headers`: nothing is added to them. */
  _prepared?: Uint8Array | Upload;
}

const AREAD: Code = { name: "Request.aread", site: 0 };

const WITH_BODY = new Set(["POST", "PUT", "PATCH"]);

/** A request, as `httpx.Request`; clients make them, and `client.send` sends them. */
export class Request {
  /** In capitals: `GET`. */
  readonly method: string;
  readonly url: URL;
  /** All headers that are sent. */
  readonly headers: Headers;
  /** @internal The body as it is sent: bytes, or what streams them. */
  _body: Uint8Array | Upload;
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
      this._body = parts._prepared;
      return;
    }
    const body = encodeBody(parts, given.get("Content-Type"));
    this._body = body.content;
    for (const [name, value] of body.headers) {
      // A length that is given by hand is what frames a streamed body.
      if (name === "Transfer-Encoding" && given.has("Content-Length")) continue;
      given.setdefault(name, value);
    }
    const first: [string, string][] = [];
    if (!given.has("Host") && this.url.host !== "") first.push(["Host", this.url.netloc]);
    const hasLength = given.has("Content-Length") || given.has("Transfer-Encoding");
    if (!hasLength && WITH_BODY.has(this.method)) first.push(["Content-Length", "0"]);
    this.headers = new Headers([...first, ...given.raw]);
  }

  /**
   * The body.
   * @throws RequestNotRead for one that is streamed, and was not read
   */
  get content(): Uint8Array {
    if (this._body instanceof Upload) throw new RequestNotRead();
    return this._body;
  }

  /** Reads a streamed body to its end, which then is sent as a whole. @returns the body */
  read(): Uint8Array {
    if (this._body instanceof Upload) this._body.check("sync");
    return blockOn(this._read(), "httpx: request.read()");
  }

  /** Reads a streamed body to its end, which then is sent as a whole. @returns the body */
  aread(): Coroutine<Uint8Array> {
    return new Coroutine(AREAD, this.#aread());
  }

  *#aread(): Body<Uint8Array> {
    if (this._body instanceof Upload) this._body.check("async");
    return yield* performTimed(this._read());
  }

  /** @internal Reads the body, by whichever client. */
  *_read(): TimedSteps<Uint8Array> {
    if (!(this._body instanceof Upload)) return this._body;
    const pieces: Uint8Array[] = [new Uint8Array(0)];
    // biome-ignore lint/correctness/useYield: nothing to wait for.
    yield* this._body.pieces(function* (piece) {
      pieces.push(piece);
      return true;
    });
    this._body = join(pieces);
    return this._body;
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
