import type { EventLoop } from "../../asyncio/base-events.ts";
import { getRunningLoop } from "../../asyncio/events.ts";
import { mustBeClosed, wasClosed } from "../../asyncio/leftovers.ts";
import { RuntimeError, TypeError, ValueError } from "../../builtins/exceptions.ts";
import { checkKeywords } from "../../builtins/keywords.ts";
import { repr } from "../../builtins/repr.ts";
import { typeName } from "../../builtins/types.ts";
import type { Enterable } from "../../loop/awaitable.ts";
import { type Body, type Code, Coroutine } from "../../loop/coroutine.ts";
import { CIMultiDict } from "../multidict.ts";
import { URL } from "../url.ts";
import type { BasicAuth } from "./auth.ts";
import type { ClientResponse, FallbackCharset } from "./client-response.ts";
import { ClientTimeout, DEFAULT_TIMEOUT } from "./client-timeout.ts";
import { TCPConnector } from "./connector.ts";
import { CookieJar } from "./cookie-jar.ts";
import type { ClientMiddleware } from "./middlewares.ts";
import { type PendingResponse, RequestContext } from "./request-context.ts";
import {
  type ClientSessionOptions,
  LEFT_OUT,
  OPTION_NAMES,
  type RaiseForStatus,
  type RequestOptions,
} from "./session-options.ts";
import { type RequestSession, request as sendRequest } from "./session-request.ts";
import type { AnyTraceConfig } from "./tracing.ts";
import { type ClientWebSocketResponse, connectWebSocket } from "./websocket-connect.ts";
import { checkWebSocketOptions, type WebSocketOptions } from "./websocket-options.ts";

const REQUEST: Code = { name: "ClientSession._request", site: 0 };
const WS_CONNECT: Code = { name: "ClientSession._ws_connect", site: 0 };
const CLOSE: Code = { name: "ClientSession.close", site: 0 };
const ENTER: Code = { name: "ClientSession.__aenter__", site: 0 };

/**
 * Requests that share connections and cookies, as `aiohttp.ClientSession`. Make one for many requests:
 * `await using session = await new aiohttp.ClientSession();`.
 *
 * Each method returns what can be awaited, `const response = await session.get(url)`, and also what can be
 * entered, `await using response = await session.get(url)`, which releases the response at the end of the block.
 */
export interface ClientSession {
  /** Whether the session is closed. */
  readonly closed: boolean;
  /** What opens connections; null once the session is closed. */
  readonly connector: TCPConnector | null;
  /** What keeps cookies. */
  readonly cookieJar: CookieJar;
  /** The headers of every request. */
  readonly headers: CIMultiDict;
  /** Name and password for every request. */
  readonly auth: BasicAuth | null;
  /** How long requests may take. */
  readonly timeout: ClientTimeout;
  /** Whether an error status raises. */
  readonly raiseForStatus: RaiseForStatus;
  /** What writes the JSON of `json`, or null: as Python's `json.dumps`. */
  readonly jsonSerialize: ((value: unknown) => string) | null;
  /** Headers that are not added by themselves. */
  readonly skipAutoHeaders: ReadonlySet<string>;
  /** Whether a compressed body is expanded. */
  readonly autoDecompress: boolean;
  /** Who is told how requests go. */
  readonly traceConfigs: readonly AnyTraceConfig[];
  /**
   * Sends a request. Nothing is sent before it is awaited or entered.
   * @param method `GET`
   * @param url absolute, or relative to the session's `baseUrl`
   * @throws ClientError and its kin; TimeoutError; RuntimeError when the session is closed
   */
  request(method: string, url: string | URL, options?: RequestOptions): PendingResponse;
  /** Sends a GET request, as {@link ClientSession.request}. */
  get(url: string | URL, options?: RequestOptions): PendingResponse;
  /** Sends an OPTIONS request, as {@link ClientSession.request}. */
  options(url: string | URL, options?: RequestOptions): PendingResponse;
  /** Sends a HEAD request, as {@link ClientSession.request}, but redirects are not followed unless asked for. */
  head(url: string | URL, options?: RequestOptions): PendingResponse;
  /** Sends a POST request, as {@link ClientSession.request}. */
  post(url: string | URL, options?: RequestOptions): PendingResponse;
  /** Sends a PUT request, as {@link ClientSession.request}. */
  put(url: string | URL, options?: RequestOptions): PendingResponse;
  /** Sends a PATCH request, as {@link ClientSession.request}. */
  patch(url: string | URL, options?: RequestOptions): PendingResponse;
  /** Sends a DELETE request, as {@link ClientSession.request}. */
  delete(url: string | URL, options?: RequestOptions): PendingResponse;
  /**
   * Opens a WebSocket: `await using socket = await session.wsConnect("wss://…")`.
   * @throws WSServerHandshakeError when the server does not agree
   */
  wsConnect(url: string | URL, options?: WebSocketOptions): Coroutine<ClientWebSocketResponse>;
  /** Closes the session, and its connections. */
  close(): Coroutine<null>;
  /** Python's `repr`, without an address. */
  toString(): string;
  /** Exists for the type checker only: leaving the block closes the session. */
  [Symbol.asyncDispose](): PromiseLike<void>;
}

/** A session, which `await using session = await …` enters; `session.close()` closes one that is not entered. */
export type NewClientSession = ClientSession & Enterable<ClientSession>;

class Session implements Omit<ClientSession, typeof Symbol.asyncDispose>, RequestSession {
  readonly baseUrl: URL | null;
  readonly cookieJar: CookieJar;
  readonly headers: CIMultiDict;
  readonly auth: BasicAuth | null;
  readonly timeout: ClientTimeout;
  readonly raiseForStatus: RaiseForStatus;
  readonly jsonSerialize: ((value: unknown) => string) | null;
  readonly skipAutoHeaders: ReadonlySet<string>;
  readonly autoDecompress: boolean;
  readonly fallbackCharsetResolver: FallbackCharset;
  readonly traceConfigs: readonly AnyTraceConfig[];
  readonly middlewares: readonly ClientMiddleware[];
  readonly #loop: EventLoop;
  readonly #ownsConnector: boolean;
  #connector: TCPConnector | null;

  constructor(
    first: ClientSessionOptions | string | URL | null = {},
    rest: Omit<ClientSessionOptions, "baseUrl"> = {},
  ) {
    const isUrl = typeof first === "string" || first instanceof URL || first === null;
    const options: ClientSessionOptions = isUrl ? { ...rest, baseUrl: first } : first;
    checkKeywords(options, OPTION_NAMES.session, "ClientSession.__init__", LEFT_OUT);
    this.#loop = getRunningLoop();
    const { baseUrl, timeout } = options;
    this.baseUrl = baseUrl === undefined || baseUrl === null ? null : new URL(baseUrl);
    if (this.baseUrl !== null && !String(this.baseUrl).endsWith("/") && this.baseUrl.rawPath !== "/") {
      throw new ValueError("base_url must have a trailing '/'");
    }
    if (timeout !== undefined && timeout !== null && !(timeout instanceof ClientTimeout)) {
      throw new ValueError(
        `timeout parameter cannot be of ${typeName(timeout)} type, please use 'timeout: new ClientTimeout({…})'`,
      );
    }
    if (options.connector && options.connector._loop !== this.#loop) {
      throw new RuntimeError("Session and connector have to use same event loop");
    }
    mustBeClosed(this.#loop, this);
    this.#connector = options.connector ?? new TCPConnector();
    this.#ownsConnector = options.connectorOwner ?? true;
    this.cookieJar = options.cookieJar ?? new CookieJar();
    if (options.cookies !== undefined && options.cookies !== null) {
      this.cookieJar.updateCookies(options.cookies);
    }
    this.headers = new CIMultiDict(options.headers ?? []);
    this.auth = options.auth ?? null;
    this.timeout = timeout ?? DEFAULT_TIMEOUT;
    this.raiseForStatus = options.raiseForStatus ?? false;
    this.jsonSerialize = options.jsonSerialize ?? null;
    this.skipAutoHeaders = new Set(options.skipAutoHeaders ?? []);
    this.autoDecompress = options.autoDecompress ?? true;
    this.traceConfigs = [...(options.traceConfigs ?? [])];
    this.middlewares = [...(options.middlewares ?? [])];
    for (const config of this.traceConfigs) config.freeze();
    this.fallbackCharsetResolver = options.fallbackCharsetResolver ?? (() => "utf-8");
  }

  get connector(): TCPConnector | null {
    return this.#connector;
  }

  get closed(): boolean {
    return this.#connector === null || this.#connector.closed;
  }

  request(method: string, url: string | URL, options: RequestOptions = {}): PendingResponse {
    checkKeywords(options, OPTION_NAMES.request, "ClientSession._request", LEFT_OUT);
    checkSsl(options.ssl);
    return new RequestContext<ClientResponse>(REQUEST, sendRequest(this, method, url, options));
  }

  get(url: string | URL, options: RequestOptions = {}): PendingResponse {
    return this.request("GET", url, options);
  }

  options(url: string | URL, options: RequestOptions = {}): PendingResponse {
    return this.request("OPTIONS", url, options);
  }

  head(url: string | URL, options: RequestOptions = {}): PendingResponse {
    return this.request("HEAD", url, { allowRedirects: false, ...options });
  }

  post(url: string | URL, options: RequestOptions = {}): PendingResponse {
    return this.request("POST", url, options);
  }

  put(url: string | URL, options: RequestOptions = {}): PendingResponse {
    return this.request("PUT", url, options);
  }

  patch(url: string | URL, options: RequestOptions = {}): PendingResponse {
    return this.request("PATCH", url, options);
  }

  delete(url: string | URL, options: RequestOptions = {}): PendingResponse {
    return this.request("DELETE", url, options);
  }

  wsConnect(url: string | URL, options: WebSocketOptions = {}): Coroutine<ClientWebSocketResponse> {
    checkWebSocketOptions(options);
    checkSsl(options.ssl);
    return new RequestContext<ClientWebSocketResponse>(WS_CONNECT, connectWebSocket(this, url, options));
  }

  close(): Coroutine<null> {
    return new Coroutine(CLOSE, this.#close());
  }

  __aenter__(): Coroutine<this> {
    return new Coroutine(ENTER, itself(this));
  }

  __aexit__(): Coroutine<null> {
    return this.close();
  }

  // biome-ignore lint/correctness/useYield: closing waits for nothing.
  *#close(): Body<null> {
    wasClosed(this);
    if (!this.closed && this.#ownsConnector) this.#connector?._close();
    this.#connector = null;
    return null;
  }

  /** @internal */
  _reportUnclosed(): void {
    if (!this.closed) {
      this.#loop.callExceptionHandler({ message: "Unclosed client session", client_session: this });
    }
  }

  toString(): string {
    return "<ClientSession object>";
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

/** @throws TypeError for anything but yes or no */
function checkSsl(ssl: unknown): void {
  if (ssl === undefined || ssl === null || typeof ssl === "boolean") return;
  throw new TypeError(`ssl should be SSLContext, Fingerprint, or bool, got ${repr(ssl)} instead.`);
}

Object.defineProperty(Session, "name", { value: "ClientSession" });

/**
 * The class of sessions: `new ClientSession({ headers })`, `new ClientSession("https://example.com/", { headers })`.
 * @throws RuntimeError when no loop is running; ValueError for a `baseUrl` that does not end in `/`
 */
export const ClientSession: {
  new (options?: ClientSessionOptions): NewClientSession;
  new (baseUrl: string | URL | null, options?: Omit<ClientSessionOptions, "baseUrl">): NewClientSession;
} = Session as never;

// biome-ignore lint/correctness/useYield: entering waits for nothing.
function* itself<T>(value: T): Body<T> {
  return value;
}
