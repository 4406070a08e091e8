import { ValueError } from "../../builtins/exceptions.ts";
import type { HttpRequest } from "../../network/http/message.ts";
import { ACCEPTED_CODINGS } from "../content-coding.ts";
import { CIMultiDict, CIMultiDictProxy } from "../multidict.ts";
import { writeCookies } from "../set-cookie.ts";
import type { URL } from "../url.ts";
import type { BasicAuth } from "./auth.ts";
import type { RequestInfo } from "./exceptions.ts";
import type { EncodedBody } from "./form-data.ts";

/** What the client calls itself. */
export const USER_AGENT = "Python/3.14 aiohttp/3.14.3";

/** What a request is made of. */
export interface RequestParts {
  readonly method: string;
  readonly url: URL;
  readonly headers: CIMultiDict;
  readonly cookies: readonly (readonly [name: string, value: string])[];
  readonly auth: BasicAuth | null;
  readonly body: EncodedBody | null;
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
  readonly info: RequestInfo;
  readonly message: HttpRequest;

  /** @throws ValueError for a method that is no token, or a header that would end its line */
  constructor(parts: RequestParts) {
    const { url } = parts;
    const method = parts.method.toUpperCase();
    if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(method)) {
      throw new ValueError(
        `Method cannot contain non-token characters '${method}' (found at least '${method.replace(/[!#$%&'*+.^_`|~\w-]/g, "")[0]}')`,
      );
    }
    this.method = method;
    this.url = url.withFragment(null);
    const headers = headersOf(method, parts);
    for (const [name, value] of headers) {
      if (/[\r\n\0]/.test(name + value)) {
        throw new ValueError(
          "Newline, carriage return, or null byte detected in headers. Potential header injection attack.",
        );
      }
    }
    const shown = new CIMultiDictProxy(headers);
    this.info = { url: this.url, method, headers: shown, realUrl: url };
    const body = parts.body?.bytes ?? new Uint8Array(0);
    this.message = { method, url: this.url._platform, headers: headers.items(), body };
  }
}

function headersOf(
  method: string,
  { url, headers: given, cookies, auth, body, skip }: RequestParts,
): CIMultiDict {
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
    if (!headers.has("Content-Length")) headers.add("Content-Length", String(body?.bytes.length ?? 0));
    if (body !== null) setDefault("Content-Type", body.contentType);
    else if (WITH_BODY.has(method)) setDefault("Content-Type", "application/octet-stream");
  }
  return headers;
}
