import { TypeError, ValueError } from "../../builtins/exceptions.ts";
import type { HttpRequest } from "../../network/http/message.ts";
import { ACCEPTED_CODINGS } from "../content-coding.ts";
import { CIMultiDict, CIMultiDictProxy } from "../multidict.ts";
import { pythonText } from "../python-text.ts";
import { writeCookies } from "../set-cookie.ts";
import type { URL } from "../url.ts";
import type { BasicAuth } from "./auth.ts";
import type { RequestInfo } from "./exceptions.ts";
import type { RequestBody } from "./payload.ts";
import type { Upload } from "./upload.ts";

/** What the client calls itself. */
export const USER_AGENT = "Python/3.14 aiohttp/3.14.3";

/** What a request is made of. */
export interface RequestParts {
  readonly method: string;
  readonly url: URL;
  readonly headers: CIMultiDict;
  readonly cookies: readonly (readonly [name: string, value: string])[];
  readonly auth: BasicAuth | null;
  readonly body: RequestBody | null;
  /** Whether the body is sent in chunks, though its length is known. */
  readonly chunked: boolean;
  /** Headers that are not added by themselves, by name in any spelling. */
  readonly skip: readonly string[];
}

/** Methods that send no body unless they are given one. */
const WITHOUT_BODY = new Set(["GET", "HEAD", "OPTIONS"]);
/** Methods whose body has a type, even if it is empty. */
const WITH_BODY = new Set(["PATCH", "POST", "PUT"]);

/** A request that is ready to be sent, with all the headers that aiohttp adds, in its order. */
export class ClientRequest {
  readonly method: string;
  /** What was asked for, without what follows `#`. */
  readonly url: URL;
  /** All headers that are sent; a middleware may change them. */
  readonly headers: CIMultiDict;
  /** @internal What streams the body, if it is streamed. */
  readonly _upload: Upload | null;
  readonly #realUrl: URL;
  readonly #body: Uint8Array;

  /** @internal @throws ValueError for a method that is no token */
  constructor(parts: RequestParts) {
    const { url, body } = parts;
    const method = parts.method.toUpperCase();
    if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(method)) {
      throw new ValueError(
        `Method cannot contain non-token characters '${method}' (found at least '${method.replace(/[!#$%&'*+.^_`|~\w-]/g, "")[0]}')`,
      );
    }
    this.method = method;
    this.url = url.withFragment(null);
    this.#realUrl = url;
    this.headers = headersOf(method, parts);
    this.#body = bytesOf(body);
    this._upload = body !== null && "upload" in body ? body.upload : null;
  }

  /** What its response tells of it. */
  get requestInfo(): RequestInfo {
    const { url, method } = this;
    return { url, method, headers: new CIMultiDictProxy(this.headers), realUrl: this.#realUrl };
  }

  /** @internal What goes over the wire. @throws TypeError and ValueError for a header that cannot be sent */
  get _message(): HttpRequest {
    for (const [name, value] of this.headers) {
      if (typeof value !== "string") {
        throw new TypeError(`Cannot serialize non-str key ${pythonText(value)}`);
      }
      if (/[\r\n\0]/.test(name + value)) {
        throw new ValueError(
          "Newline, carriage return, or null byte detected in headers. Potential header injection attack.",
        );
      }
    }
    return {
      method: this.method,
      url: this.url._platform,
      headers: this.headers.items(),
      body: this.#body,
      streamed: this._upload !== null,
    };
  }

  /** Python's `repr`, without an address. */
  toString(): string {
    return "<ClientRequest object>";
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

function bytesOf(body: RequestBody | null): Uint8Array {
  return body !== null && "bytes" in body ? body.bytes : new Uint8Array(0);
}

/** @throws ValueError for chunks together with a length */
function addFraming(headers: CIMultiDict, body: RequestBody | null, chunked: boolean): void {
  const isGiven = /\bchunked\b/i.test(headers.get("Transfer-Encoding", ""));
  if (chunked && isGiven) throw new ValueError("Chunked can not be set if Transfer-Encoding header is set");
  const hasLength = headers.has("Content-Length");
  if (chunked && hasLength) throw new ValueError("Chunked can not be set if Content-Length header is set");
  const isStreamed = body !== null && "upload" in body;
  if (isGiven) return;
  if (chunked || (isStreamed && !hasLength)) headers.add("Transfer-Encoding", "chunked");
  else if (!hasLength) headers.add("Content-Length", String(bytesOf(body).length));
}

function headersOf(method: string, parts: RequestParts): CIMultiDict {
  const { url, headers: given, cookies, auth, body, skip } = parts;
  const isDefaultPort = url.port === (url.scheme === "https" ? 443 : 80);
  const host = isDefaultPort ? `${url.host}` : `${url.host}:${url.port}`;
  const headers = new CIMultiDict([["Host", given.get("Host") ?? host]]);
  for (const [name, value] of given) if (name.toLowerCase() !== "host") headers.add(name, value);
  const skipped = new Set(skip.map((name) => name.toLowerCase()));
  const setDefault = (name: string, value: string): void => {
    if (!headers.has(name) && !skipped.has(name.toLowerCase())) headers.add(name, value);
  };
  setDefault("Accept", "*/*");
  setDefault("Accept-Encoding", ACCEPTED_CODINGS);
  setDefault("User-Agent", USER_AGENT);
  if (cookies.length > 0) {
    const before = headers.get("Cookie");
    headers.set("Cookie", [...(before === null ? [] : [before]), writeCookies(cookies)].join("; "));
  }
  if (auth !== null) headers.set("Authorization", auth.encode());
  if (body !== null || !WITHOUT_BODY.has(method)) {
    addFraming(headers, body, parts.chunked);
    if (body !== null) setDefault("Content-Type", body.contentType);
    else if (WITH_BODY.has(method)) setDefault("Content-Type", "application/octet-stream");
  }
  return headers;
}
