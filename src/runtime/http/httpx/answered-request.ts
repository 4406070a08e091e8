import { RuntimeError } from "../../builtins/exceptions.ts";
import { isRedirect } from "../redirects.ts";
import { codes } from "./codes.ts";
import { Cookies } from "./cookies.ts";
import { HTTPStatusError } from "./exceptions.ts";
import type { Headers } from "./headers.ts";
import { parseLinks } from "./links.ts";
import type { Request } from "./request.ts";
import type { Response } from "./response.ts";
import type { URL } from "./url.ts";

const ERROR_TYPES: Readonly<Record<number, string>> = {
  1: "Informational response",
  3: "Redirect response",
  4: "Client error",
  5: "Server error",
};

/** What is known of a response without its body. */
export abstract class AnsweredRequest {
  /** The status: 200. */
  readonly statusCode: number;
  readonly headers: Headers;
  /** The responses that led here: redirects, and what authentication was answered with. */
  history: Response[] = [];
  /** Where a redirect that was not followed leads, or null. */
  nextRequest: Request | null = null;
  /** @internal */ _request: Request | null;
  readonly #reason: string | null;
  #cookies: Cookies | null = null;

  /** @internal */
  constructor(statusCode: number, headers: Headers, request: Request | null, reason: string | null) {
    this.statusCode = statusCode;
    this.headers = headers;
    this._request = request;
    this.#reason = reason;
  }

  /** The phrase that came with the status: `Not Found`. */
  get reasonPhrase(): string {
    return this.#reason ?? codes.getReasonPhrase(this.statusCode);
  }

  /** `HTTP/1.1`. */
  get httpVersion(): string {
    return "HTTP/1.1";
  }

  /**
   * The request that this answers; after redirects, the last one.
   * @throws RuntimeError for a response that no client received
   */
  get request(): Request {
    if (this._request !== null) return this._request;
    throw new RuntimeError("The request instance has not been set on this response.");
  }

  /** The URL that this is the response from; after redirects, the last one. */
  get url(): URL {
    return this.request.url;
  }

  /** The cookies that this response sets. */
  get cookies(): Cookies {
    if (this.#cookies === null) {
      this.#cookies = new Cookies();
      this.#cookies._extract(this.headers.getList("Set-Cookie"), this.url);
    }
    return this.#cookies;
  }

  /** What the `Link` header tells, by relation: `response.links.next.url`. */
  get links(): Record<string, Record<string, string>> {
    return parseLinks(this.headers.get("Link", ""));
  }

  /** Whether the status is 1xx. */
  get isInformational(): boolean {
    return codes.isInformational(this.statusCode);
  }

  /** Whether the status is 2xx. */
  get isSuccess(): boolean {
    return codes.isSuccess(this.statusCode);
  }

  /** Whether the status is 3xx. */
  get isRedirect(): boolean {
    return codes.isRedirect(this.statusCode);
  }

  /** Whether the status is 4xx. */
  get isClientError(): boolean {
    return codes.isClientError(this.statusCode);
  }

  /** Whether the status is 5xx. */
  get isServerError(): boolean {
    return codes.isServerError(this.statusCode);
  }

  /** Whether the status is 4xx or 5xx. */
  get isError(): boolean {
    return codes.isError(this.statusCode);
  }

  /** Whether it sends the client elsewhere, and says where. */
  get hasRedirectLocation(): boolean {
    return isRedirect(this.statusCode) && this.headers.has("Location");
  }

  /**
   * Lets a success pass.
   * @returns the response itself
   * @throws HTTPStatusError for any status but 2xx
   */
  raiseForStatus(): this {
    if (this._request === null) {
      throw new RuntimeError(
        "Cannot call `raise_for_status` as the request instance has not been set on this response.",
      );
    }
    if (this.isSuccess) return this;
    const type = ERROR_TYPES[Math.floor(this.statusCode / 100)] ?? "Invalid status code";
    const lines = [`${type} '${this.statusCode} ${this.reasonPhrase}' for url '${this.url}'`];
    if (this.hasRedirectLocation) lines.push(`Redirect location: '${this.headers.get("Location")}'`);
    lines.push(
      `For more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/${this.statusCode}`,
    );
    throw new HTTPStatusError(lines.join("\n"), {
      request: this._request,
      response: this as unknown as Response,
    });
  }

  /** Python's `repr`: `<Response [200 OK]>`. */
  toString(): string {
    return `<Response [${this.statusCode} ${this.reasonPhrase}]>`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}
