import type { EventLoop } from "../../asyncio/base-events.ts";
import { getRunningLoop } from "../../asyncio/events.ts";
import { OSError, RuntimeError, TimeoutError, TypeError, ValueError } from "../../builtins/exceptions.ts";
import { typeName } from "../../builtins/types.ts";
import { type Body, type Code, Coroutine, isAwaitable } from "../../loop/coroutine.ts";
import type { RequestRecord } from "../../network/http/request-log.ts";
import { world } from "../../network/run-world.ts";
import { dumps } from "../json.ts";
import { CIMultiDict, pairsOf } from "../multidict.ts";
import { isRedirect, keepsCredentials, redirectedMethod } from "../redirects.ts";
import { URL } from "../url.ts";
import { BasicAuth } from "./auth.ts";
import { ClientRequest } from "./client-request.ts";
import type { ClientResponse, FallbackCharset } from "./client-response.ts";
import type { ClientSession } from "./client-session.ts";
import { ClientTimeout } from "./client-timeout.ts";
import type { Connection } from "./connection.ts";
import type { TCPConnector } from "./connector.ts";
import { CookieJar, type LooseCookies } from "./cookie-jar.ts";
import { Deadline } from "./deadline.ts";
import {
  ClientConnectorError,
  ClientOSError,
  ClientPayloadError,
  ConnectionTimeoutError,
  InvalidUrlClientError,
  InvalidUrlRedirectClientError,
  NonHttpUrlClientError,
  NonHttpUrlRedirectClientError,
  ServerDisconnectedError,
  TooManyRedirects,
} from "./exceptions.ts";
import { type ClientMiddleware, throughMiddlewares } from "./middlewares.ts";
import { encodeData, type RequestBody } from "./payload.ts";
import type { RaiseForStatus, RequestOptions } from "./session-options.ts";
import { startResponse } from "./start-response.ts";
import { type AnyTraceConfig, Traces } from "./tracing.ts";

/** What a request needs of its session. */
export interface RequestSession {
  readonly baseUrl: URL | null;
  readonly connector: TCPConnector | null;
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
  readonly closed: boolean;
}

/** What a middleware hands a request on to, at the end. */
const SEND: Code = { name: "ClientSession._request.<locals>._connect_and_send_request", site: 0 };

/** Methods that can be sent again when the connection breaks before a response. */
const IDEMPOTENT = new Set(["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"]);

/** Sends a request, follows redirects, and gives the response when its head is here: aiohttp's `ClientSession._request`. */
export function* request(
  session: RequestSession,
  method: string,
  address: string | URL,
  options: RequestOptions,
): Body<ClientResponse> {
  if (session.closed || session.connector === null) throw new RuntimeError("Session is closed");
  const loop = getRunningLoop();
  const body = bodyOf(session, options);
  const url = buildUrl(session.baseUrl, address).extendQuery(options.params ?? null);
  const timeout = timeoutOf(session, options);
  const deadline = new Deadline(loop, timeout.total, timeout.ceilThreshold, `total time-out of ${method}`);
  const exchange = new Exchange(loop, session, session.connector, options, timeout, deadline);
  try {
    const response = yield* exchange.traced(method.toUpperCase(), url, body);
    if (response._connection === null) deadline.cancel();
    else response._connection.onRelease = () => deadline.cancel();
    return response;
  } catch (error) {
    deadline.cancel();
    throw error;
  }
}

function bodyOf(session: RequestSession, options: RequestOptions): RequestBody | null {
  const { data, json } = options;
  const hasData = data !== undefined && data !== null;
  const hasJson = json !== undefined && json !== null;
  if (hasData && hasJson) {
    throw new ValueError("data and json parameters can not be used at the same time");
  }
  if (hasData) return encodeData(data);
  if (!hasJson) return null;
  const text = (session.jsonSerialize ?? dumps)(json);
  return { bytes: new TextEncoder().encode(text), contentType: "application/json" };
}

/** @throws InvalidUrlClientError, NonHttpUrlClientError */
function buildUrl(baseUrl: URL | null, address: string | URL): URL {
  const text = String(address);
  let url: URL;
  try {
    url = baseUrl === null ? new URL(text) : baseUrl.join(text);
  } catch {
    throw new InvalidUrlClientError(encodeURI(text));
  }
  if (!/^(https?|wss?)$/.test(url.scheme)) throw new NonHttpUrlClientError(String(url));
  return url;
}

function timeoutOf(session: RequestSession, { timeout }: RequestOptions): ClientTimeout {
  if (timeout === undefined) return session.timeout;
  if (timeout === null || typeof timeout === "number") return new ClientTimeout({ total: timeout });
  if (timeout instanceof ClientTimeout) return timeout;
  throw new TypeError(
    `timeout parameter cannot be of ${typeName(timeout)} type, please use 'timeout: new ClientTimeout({…})'`,
  );
}

/** One request of a program, with the redirects that it meets: several requests on the wire. */
class Exchange {
  readonly #loop: EventLoop;
  readonly #session: RequestSession;
  readonly #connector: TCPConnector;
  readonly #options: RequestOptions;
  readonly #timeout: ClientTimeout;
  readonly #deadline: Deadline;
  readonly #headers: CIMultiDict;
  readonly #history: ClientResponse[] = [];
  readonly #traces: Traces;
  #auth: BasicAuth | null;
  #mayRetry = false;

  constructor(
    loop: EventLoop,
    session: RequestSession,
    connector: TCPConnector,
    options: RequestOptions,
    timeout: ClientTimeout,
    deadline: Deadline,
  ) {
    this.#loop = loop;
    this.#session = session;
    this.#connector = connector;
    this.#options = options;
    this.#timeout = timeout;
    this.#deadline = deadline;
    this.#auth = options.auth ?? null;
    if (this.#auth !== null && !(this.#auth instanceof BasicAuth)) {
      throw new TypeError("BasicAuth() tuple is required instead");
    }
    this.#headers = mergeHeaders(session.headers, options.headers);
    const owner = session as unknown as ClientSession;
    this.#traces = new Traces(owner, session.traceConfigs, options.traceRequestCtx ?? null);
  }

  /** All of it, told to who wants to know. */
  *traced(method: string, url: URL, body: RequestBody | null): Body<ClientResponse> {
    const told = { method, url, headers: this.#headers };
    yield* this.#traces.send("onRequestStart", told);
    try {
      const response = yield* this.#deadline.during(this.#run(method, url, body));
      const { method: last, url: end } = response;
      yield* this.#traces.send("onRequestEnd", { ...told, method: last, url: end, response });
      return response;
    } catch (exception) {
      yield* this.#traces.send("onRequestException", { ...told, exception });
      throw exception;
    }
  }

  *#run(method: string, url: URL, body: RequestBody | null): Body<ClientResponse> {
    this.#mayRetry = IDEMPOTENT.has(method);
    const response = yield* this.#follow(method, url, body);
    const raises = this.#options.raiseForStatus ?? this.#session.raiseForStatus;
    if (typeof raises === "function") {
      const decision = raises(response);
      if (isAwaitable(decision)) yield decision;
    } else if (raises) response.raiseForStatus();
    response._history = [...this.#history];
    return response;
  }

  *#follow(firstMethod: string, firstUrl: URL, firstBody: RequestBody | null): Body<ClientResponse> {
    const { allowRedirects = true, maxRedirects = 10 } = this.#options;
    let [method, url, body] = [firstMethod, firstUrl, firstBody];
    for (;;) {
      const response = yield* this.#sendTwice(this.#prepare(method, url, body));
      if (!isRedirect(response.status) || !allowRedirects) return response;
      yield* this.#traces.send("onRequestRedirect", { method, url, headers: this.#headers, response });
      this.#history.push(response);
      if (maxRedirects > 0 && this.#history.length >= maxRedirects) {
        response.close();
        throw new TooManyRedirects((this.#history[0] as ClientResponse).requestInfo, [...this.#history]);
      }
      const location = response.headers.get("Location") ?? response.headers.get("URI");
      if (location === null) {
        this.#history.pop();
        return response;
      }
      response._release();
      const next = redirectUrl(url, location);
      const nextMethod = redirectedMethod(response.status, method, "aiohttp");
      if (nextMethod !== method) {
        body = null;
        this.#headers.delete("Content-Length");
      } else if (body !== null && "upload" in body) {
        throw new ClientPayloadError(
          "Cannot follow redirect with a consumed request body. Use bytes, a seekable file-like object, or set allow_redirects=False.",
        );
      }
      if (!keepsCredentials({ origin: String(url.origin()) }, { origin: String(next.origin()) })) {
        this.#auth = null;
        this.#headers.delete("Authorization");
        this.#headers.delete("Cookie");
      }
      method = nextMethod;
      url = next;
    }
  }

  /** Makes the request of one hop. */
  #prepare(method: string, given: URL, body: RequestBody | null): ClientRequest {
    const fromUrl = given.user === null ? null : new BasicAuth(given.user, given.password ?? "");
    const url = given.user === null ? given : given._withoutUser();
    if (url.host === null) throw new InvalidUrlClientError(String(url));
    if (this.#auth !== null && fromUrl !== null) {
      throw new ValueError("Cannot combine AUTH argument with credentials encoded in URL");
    }
    const { baseUrl, cookieJar } = this.#session;
    const isHome =
      baseUrl === null ||
      keepsCredentials({ origin: String(baseUrl.origin()) }, { origin: String(url.origin()) });
    const auth = this.#auth ?? fromUrl ?? (isHome && this.#history.length === 0 ? this.#session.auth : null);
    if (auth !== null && this.#headers.has("Authorization")) {
      throw new ValueError(
        "Cannot combine AUTHORIZATION header with AUTH argument or credentials encoded in URL",
      );
    }
    const cookies = new Map(cookieJar.filterCookies(url));
    const { cookies: extra } = this.#options;
    if (extra !== undefined && extra !== null) {
      for (const [name, morsel] of cookiesFor(url, extra)) cookies.set(name, morsel);
    }
    const pairs = [...cookies.values()].map(({ key, value }) => [key, value] as const);
    const chunked = this.#options.chunked ?? false;
    const skip = [...this.#session.skipAutoHeaders, ...(this.#options.skipAutoHeaders ?? [])];
    return new ClientRequest({
      method,
      url,
      headers: this.#headers,
      cookies: pairs,
      auth,
      body,
      skip,
      chunked,
    });
  }

  /** What is idempotent is sent again, once, when the connection breaks before a response. */
  *#sendTwice(sent: ClientRequest): Body<ClientResponse> {
    for (;;) {
      try {
        return yield* this.#handle(sent);
      } catch (error) {
        const isRetryable =
          (error instanceof ClientOSError && !(error instanceof ClientConnectorError)) ||
          error instanceof ServerDisconnectedError;
        const isOver = sent._upload?.isConsumed === true || this.#session.closed;
        if (!isRetryable || !this.#mayRetry || isOver) throw error;
        this.#mayRetry = false;
      }
    }
  }

  *#handle(sent: ClientRequest): Body<ClientResponse> {
    const middlewares = [...(this.#options.middlewares ?? this.#session.middlewares)];
    if (middlewares.length === 0) return yield* this.#send(sent);
    const send = (request: ClientRequest): Coroutine<ClientResponse> =>
      new Coroutine(SEND, this.#send(request));
    return (yield throughMiddlewares(send, middlewares)(sent)) as ClientResponse;
  }

  *#send(sent: ClientRequest): Body<ClientResponse> {
    const message = sent._message;
    const record = world().requests.begin(message);
    const connection = yield* this.#connect(sent, record);
    try {
      connection.handler.send(message, record, this.#timeout.sockRead);
      yield* this.#tellSent(sent, message.body);
      connection.upload = sent._upload?.start(this.#loop, connection, sent, this.#traces) ?? null;
      const purpose = `${sent.method} ${sent.url.pathQs}`;
      const response = yield* startResponse(this.#loop, sent, connection, {
        deadline: this.#deadline,
        purpose,
        expands: this.#options.autoDecompress ?? this.#session.autoDecompress,
        fallbackCharset: this.#session.fallbackCharsetResolver,
        traces: this.#traces,
      });
      this.#session.cookieJar._update(response.headers.getall("Set-Cookie", []), sent.url);
      return response;
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  *#tellSent({ method, url, headers }: ClientRequest, chunk: Uint8Array): Body<void> {
    yield* this.#traces.send("onRequestHeadersSent", { method, url, headers: new CIMultiDict(headers) });
    if (chunk.length > 0) yield* this.#traces.send("onRequestChunkSent", { method, url, chunk });
  }

  *#connect(sent: ClientRequest, record: RequestRecord): Body<Connection> {
    const { url } = sent;
    const key = {
      host: url.host as string,
      port: url.port as number,
      isSsl: /^(https|wss)$/.test(url.scheme),
    };
    try {
      return yield* this.#connector._connect({
        key,
        record,
        timeout: this.#timeout,
        traces: this.#traces,
      });
    } catch (error) {
      if (error instanceof TimeoutError && !(error instanceof ClientOSError)) {
        record.fail(`Connection timeout to host ${url}`);
        throw new ConnectionTimeoutError(`Connection timeout to host ${url}`, { cause: error });
      }
      if (error instanceof OSError) record.fail((error as Error).message);
      else record.abandon();
      throw error;
    }
  }
}

/** @throws NonHttpUrlRedirectClientError, InvalidUrlRedirectClientError */
function redirectUrl(from: URL, location: string): URL {
  let next: URL;
  try {
    next = from.join(location);
  } catch (error) {
    throw new InvalidUrlRedirectClientError(location, { cause: error });
  }
  if (!/^https?$/.test(next.scheme)) throw new NonHttpUrlRedirectClientError(location);
  return next;
}

/** A request's own headers take the place of the session's of the same name. */
function mergeHeaders(own: CIMultiDict, given: RequestOptions["headers"]): CIMultiDict {
  const headers = new CIMultiDict(own);
  if (given === undefined || given === null) return headers;
  const added = new Set<string>();
  for (const [name, value] of pairsOf(given)) {
    const key = name.toLowerCase();
    if (added.has(key)) headers.add(name, value);
    else headers.set(name, value);
    added.add(key);
  }
  return headers;
}

function cookiesFor(url: URL, cookies: LooseCookies): ReturnType<CookieJar["filterCookies"]> {
  const jar = new CookieJar({ unsafe: true });
  jar.updateCookies(cookies);
  return jar.filterCookies(url);
}
