import type { Enterable, Entered } from "../../loop/awaitable.ts";
import { type Body, type Code, Coroutine } from "../../loop/coroutine.ts";
import { BaseClient } from "./base-client.ts";
import {
  type ClientOptions,
  checkOptions,
  type RequestBodyOptions,
  type RequestOptions,
  type SendOptions,
} from "./options.ts";
import type { Request } from "./request.ts";
import type { Response } from "./response.ts";
import { performTimed } from "./timed-steps.ts";
import type { URL } from "./url.ts";

const codes = new Map<string, Code>();

/** What diagnostics call a method's coroutine. */
function codeOf(method: string): Code {
  const code = codes.get(method) ?? { name: `AsyncClient.${method}`, site: 0 };
  codes.set(method, code);
  return code;
}

/**
 * An asynchronous client, as `httpx.AsyncClient`: its connections are kept and used again.
 * `await using client = await new httpx.AsyncClient();` closes it at the end of the block.
 */
export class AsyncClient extends BaseClient {
  constructor(options: ClientOptions = {}) {
    super("async", options);
  }

  /** Sends a request with this method. @returns the response, its body read */
  request(method: string, url: string | URL, options: RequestBodyOptions = {}): Coroutine<Response> {
    checkOptions(options, "requestWithBody", "AsyncClient.request");
    return new Coroutine(codeOf("request"), this.#request(method, url, options));
  }

  /** Sends a `GET` request. @returns the response, its body read */
  get(url: string | URL, options: RequestOptions = {}): Coroutine<Response> {
    checkOptions(options, "request", "AsyncClient.get");
    return new Coroutine(codeOf("get"), this.#request("GET", url, options));
  }

  /** Sends a `OPTIONS` request. @returns the response, its body read */
  options(url: string | URL, options: RequestOptions = {}): Coroutine<Response> {
    checkOptions(options, "request", "AsyncClient.options");
    return new Coroutine(codeOf("options"), this.#request("OPTIONS", url, options));
  }

  /** Sends a `HEAD` request. @returns the response, its body read */
  head(url: string | URL, options: RequestOptions = {}): Coroutine<Response> {
    checkOptions(options, "request", "AsyncClient.head");
    return new Coroutine(codeOf("head"), this.#request("HEAD", url, options));
  }

  /** Sends a `POST` request. @returns the response, its body read */
  post(url: string | URL, options: RequestBodyOptions = {}): Coroutine<Response> {
    checkOptions(options, "requestWithBody", "AsyncClient.post");
    return new Coroutine(codeOf("post"), this.#request("POST", url, options));
  }

  /** Sends a `PUT` request. @returns the response, its body read */
  put(url: string | URL, options: RequestBodyOptions = {}): Coroutine<Response> {
    checkOptions(options, "requestWithBody", "AsyncClient.put");
    return new Coroutine(codeOf("put"), this.#request("PUT", url, options));
  }

  /** Sends a `PATCH` request. @returns the response, its body read */
  patch(url: string | URL, options: RequestBodyOptions = {}): Coroutine<Response> {
    checkOptions(options, "requestWithBody", "AsyncClient.patch");
    return new Coroutine(codeOf("patch"), this.#request("PATCH", url, options));
  }

  /** Sends a `DELETE` request. @returns the response, its body read */
  delete(url: string | URL, options: RequestOptions = {}): Coroutine<Response> {
    checkOptions(options, "request", "AsyncClient.delete");
    return new Coroutine(codeOf("delete"), this.#request("DELETE", url, options));
  }

  /**
   * Sends a request, and leaves the body of the response to be read:
   * `await using response = await client.stream("GET", url);`. The end of the block closes the response.
   */
  stream(method: string, url: string | URL, options: RequestBodyOptions = {}): Enterable<Entered<Response>> {
    checkOptions(options, "requestWithBody", "AsyncClient.stream");
    return new AsyncStream(() => this.#request(method, url, options, true)) as never;
  }

  /** Sends a request that {@link AsyncClient.buildRequest} made. @returns the response */
  send(request: Request, options: SendOptions = {}): Coroutine<Response> {
    checkOptions(options, "send", "AsyncClient.send");
    return new Coroutine(codeOf("send"), performTimed(this._send(request, options)));
  }

  /** Closes the client and all of its connections. */
  aclose(): Coroutine<null> {
    return new Coroutine(codeOf("aclose"), this.#aclose());
  }

  __aenter__(): Coroutine<this> {
    return new Coroutine(codeOf("__aenter__"), this.#enter());
  }

  __aexit__(): Coroutine<null> {
    return new Coroutine(codeOf("__aexit__"), this.#aclose());
  }

  *#request(method: string, url: string | URL, options: RequestBodyOptions, stream = false): Body<Response> {
    const { auth, followRedirects } = options;
    const request = this._build(method, url, options);
    return yield* performTimed(
      this._send(request, {
        stream,
        ...(auth === undefined ? {} : { auth }),
        ...(followRedirects === undefined ? {} : { followRedirects }),
      }),
    );
  }

  // biome-ignore lint/correctness/useYield: entering waits for nothing.
  *#enter(): Body<this> {
    this._open();
    return this;
  }

  *#aclose(): Body<null> {
    const closing = this._close();
    if (closing !== null) yield closing;
    return null;
  }
}

/** What `client.stream(…)` is before it is entered. */
class AsyncStream {
  readonly #send: () => Body<Response>;
  #response: Response | null = null;

  constructor(send: () => Body<Response>) {
    this.#send = send;
  }

  __aenter__(): Coroutine<Response> {
    return new Coroutine(codeOf("stream"), this.#enter());
  }

  __aexit__(): Coroutine<null> {
    return new Coroutine(codeOf("stream"), this.#exit());
  }

  *#enter(): Body<Response> {
    this.#response = yield* this.#send();
    return this.#response;
  }

  // biome-ignore lint/correctness/useYield: a response closes without waiting.
  *#exit(): Body<null> {
    this.#response?._close();
    return null;
  }
}
