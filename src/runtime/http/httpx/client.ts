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
import { SyncStream } from "./sync-stream.ts";
import { blockOn } from "./timed-steps.ts";
import type { URL } from "./url.ts";

/**
 * A synchronous client, as `httpx.Client`: each call blocks until its response is there. In a coroutine it
 * blocks the whole loop; that is what `AsyncClient` is for. `using client = new httpx.Client();` closes it at the
 * end of the block.
 */
export class Client extends BaseClient {
  constructor(options: ClientOptions = {}) {
    super("sync", options);
  }

  /** Sends a request with this method; blocks until its response is read. */
  request(method: string, url: string | URL, options: RequestBodyOptions = {}): Response {
    checkOptions(options, "requestWithBody", "Client.request");
    return this._request("request", method, url, options);
  }

  /** Sends a `GET` request; blocks until its response is read. */
  get(url: string | URL, options: RequestOptions = {}): Response {
    checkOptions(options, "request", "Client.get");
    return this._request("get", "GET", url, options);
  }

  /** Sends a `OPTIONS` request; blocks until its response is read. */
  options(url: string | URL, options: RequestOptions = {}): Response {
    checkOptions(options, "request", "Client.options");
    return this._request("options", "OPTIONS", url, options);
  }

  /** Sends a `HEAD` request; blocks until its response is read. */
  head(url: string | URL, options: RequestOptions = {}): Response {
    checkOptions(options, "request", "Client.head");
    return this._request("head", "HEAD", url, options);
  }

  /** Sends a `POST` request; blocks until its response is read. */
  post(url: string | URL, options: RequestBodyOptions = {}): Response {
    checkOptions(options, "requestWithBody", "Client.post");
    return this._request("post", "POST", url, options);
  }

  /** Sends a `PUT` request; blocks until its response is read. */
  put(url: string | URL, options: RequestBodyOptions = {}): Response {
    checkOptions(options, "requestWithBody", "Client.put");
    return this._request("put", "PUT", url, options);
  }

  /** Sends a `PATCH` request; blocks until its response is read. */
  patch(url: string | URL, options: RequestBodyOptions = {}): Response {
    checkOptions(options, "requestWithBody", "Client.patch");
    return this._request("patch", "PATCH", url, options);
  }

  /** Sends a `DELETE` request; blocks until its response is read. */
  delete(url: string | URL, options: RequestOptions = {}): Response {
    checkOptions(options, "request", "Client.delete");
    return this._request("delete", "DELETE", url, options);
  }

  /**
   * Sends a request, and leaves the body of the response to be read:
   * `using response = client.stream("GET", url);`. The end of the block closes the response.
   */
  stream(method: string, url: string | URL, options: RequestBodyOptions = {}): Response & Disposable {
    checkOptions(options, "requestWithBody", "Client.stream");
    return new SyncStream(() => this._request("stream", method, url, options, true)) as never;
  }

  /** Sends a request that {@link Client.buildRequest} made; blocks. */
  send(request: Request, options: SendOptions = {}): Response {
    checkOptions(options, "send", "Client.send");
    return blockOn(this._send(request, options), `httpx: client.send("${request.url}")`);
  }

  /** Closes the client and all of its connections. */
  close(): void {
    this._close();
  }

  __enter__(): this {
    this._open();
    return this;
  }

  __exit__(): null {
    this._close();
    return null;
  }

  /** Exists for the type checker only: `using client = new Client();`. */
  declare readonly [Symbol.dispose]: () => void;

  /** @internal @param call the method that the program called, for the trace */
  _request(
    call: string,
    method: string,
    url: string | URL,
    options: RequestBodyOptions,
    stream = false,
  ): Response {
    const { auth, followRedirects } = options;
    const request = this._build(method, url, options);
    const steps = this._send(request, {
      stream,
      ...(auth === undefined ? {} : { auth }),
      ...(followRedirects === undefined ? {} : { followRedirects }),
    });
    return blockOn(steps, `httpx: ${call}("${request.url}")`);
  }
}
