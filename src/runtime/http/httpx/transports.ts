import { NotImplementedError, TypeError } from "../../builtins/exceptions.ts";
import { checkKeywords, type LeftOut } from "../../builtins/keywords.ts";
import type { Awaitable } from "../../loop/awaitable.ts";
import { type Body, type Code, Coroutine } from "../../loop/coroutine.ts";
import { DEFAULT_LIMITS, type Limits } from "./limits.ts";
import type { Request } from "./request.ts";
import { Response } from "./response.ts";
import { blockOn, performTimed } from "./timed-steps.ts";
import { DEFAULT_TIMEOUT } from "./timeout.ts";
import { Transport } from "./transport.ts";

const HANDLE: Code = { name: "AsyncHTTPTransport.handle_async_request", site: 0 };
const HANDLE_MOCK: Code = { name: "MockTransport.handle_async_request", site: 0 };
const CLOSE: Code = { name: "AsyncHTTPTransport.aclose", site: 0 };

/** What sends the requests of a `Client`; override {@link BaseTransport.handleRequest} for one of your own. */
export class BaseTransport {
  /** Sends a request, and returns the response. */
  handleRequest(_request: Request): Response {
    throw new NotImplementedError("The 'handle_request' method must be implemented.");
  }

  /** Called when the client is closed. */
  close(): void {}
}

/** What sends the requests of an `AsyncClient`; override {@link AsyncBaseTransport.handleAsyncRequest}. */
export class AsyncBaseTransport {
  /** Sends a request, and returns the response. */
  handleAsyncRequest(_request: Request): Awaitable<Response> {
    throw new NotImplementedError("The 'handle_async_request' method must be implemented.");
  }

  /** Called when the client is closed. */
  aclose(): Awaitable<unknown> {
    return new Coroutine(CLOSE, nothing());
  }
}

/** What a transport over the network takes. */
export interface HTTPTransportOptions {
  /** How many times a connection that could not be opened is tried again; 0 by default. */
  retries?: number;
  /** How many connections there may be. */
  limits?: Limits;
  /** Whether certificates are checked: those of the simulated network are all in order. */
  verify?: boolean;
}

/** What the simulated network has no part for. */
const LEFT_OUT: LeftOut = {
  http2: "connections speak HTTP/1.1",
  proxy: "the simulated network has no proxies",
  cert: "servers ask for no certificate",
  localAddress: "the program's machine has one address",
  uds: "there are no Unix sockets",
  socketOptions: "there are no sockets of the operating system's",
};

const NAMES = ["retries", "limits", "verify", "http1", "trustEnv"];

function makeTransport(kind: "sync" | "async", options: HTTPTransportOptions): Transport {
  checkKeywords(options, NAMES, kind === "sync" ? "HTTPTransport" : "AsyncHTTPTransport", LEFT_OUT);
  return new Transport(kind, options.limits ?? DEFAULT_LIMITS, options.retries ?? 0);
}

/** The transport that a `Client` has unless it is given another, with options of its own: `retries`, say. */
export class HTTPTransport extends BaseTransport {
  /** @internal */ readonly _network: Transport;

  constructor(options: HTTPTransportOptions = {}) {
    super();
    this._network = makeTransport("sync", options);
  }

  /** Sends a request; blocks until the head of the response is there. */
  override handleRequest(request: Request): Response {
    const steps = this._network.respond(request, request._timeout ?? DEFAULT_TIMEOUT);
    return blockOn(steps, `httpx: transport("${request.url}")`);
  }

  override close(): void {
    this._network.pool.close();
  }
}

/** The transport that an `AsyncClient` has unless it is given another, with options of its own: `retries`, say. */
export class AsyncHTTPTransport extends AsyncBaseTransport {
  /** @internal */ readonly _network: Transport;

  constructor(options: HTTPTransportOptions = {}) {
    super();
    this._network = makeTransport("async", options);
  }

  /** Sends a request, and waits for the head of the response. */
  override handleAsyncRequest(request: Request): Awaitable<Response> {
    const steps = this._network.respond(request, request._timeout ?? DEFAULT_TIMEOUT);
    return new Coroutine(HANDLE, performTimed(steps));
  }

  override aclose(): Awaitable<unknown> {
    this._network.pool.close();
    return super.aclose();
  }
}

/** Answers requests itself, by a function of the program's own: no network takes part. For tests. */
export class MockTransport extends AsyncBaseTransport implements BaseTransport {
  readonly #handler: (request: Request) => unknown;

  /** @param handler returns the response; for an `AsyncClient` it may be asynchronous */
  constructor(handler: (request: Request) => Response | Awaitable<Response>) {
    super();
    this.#handler = handler;
  }

  /** @throws TypeError for an asynchronous handler */
  handleRequest(request: Request): Response {
    request.read();
    const response = this.#handler(request);
    if (response instanceof Response) return response;
    if (response instanceof Coroutine) response.close();
    throw new TypeError("Cannot use an async handler in a sync Client");
  }

  override handleAsyncRequest(request: Request): Awaitable<Response> {
    return new Coroutine(HANDLE_MOCK, this.#handle(request));
  }

  *#handle(request: Request): Body<Response> {
    yield request.aread();
    const response = this.#handler(request);
    return (response instanceof Response ? response : yield response) as Response;
  }

  close(): void {}
}

// biome-ignore lint/correctness/useYield: there is nothing to wait for.
function* nothing(): Body<null> {
  return null;
}
