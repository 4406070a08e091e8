import { RuntimeError, TypeError } from "../../builtins/exceptions.ts";
import type { Awaitable } from "../../loop/awaitable.ts";
import { toSeconds } from "../../loop/clock.ts";
import { run } from "../../loop/run.ts";
import { ACCEPTED_CODINGS } from "../content-coding.ts";
import { redirectedMethod } from "../redirects.ts";
import { Auth, type AuthTypes, BasicAuth, buildAuth } from "./auth.ts";
import { AuthSteps } from "./auth-steps.ts";
import type { BodyOptions } from "./body.ts";
import { ClientTransport } from "./client-transport.ts";
import { Cookies, type CookieTypes } from "./cookies.ts";
import { callHooks, completeHooks, type EventHooks } from "./event-hooks.ts";
import { InvalidURL, RemoteProtocolError, RequestError, TooManyRedirects } from "./exceptions.ts";
import { Headers, type HeaderTypes } from "./headers.ts";
import { DEFAULT_LIMITS, Limits } from "./limits.ts";
import { type ClientOptions, checkOptions, type RequestOptions, type SendOptions } from "./options.ts";
import type { ConnectionPool } from "./pool.ts";
import { QueryParams, type QueryParamTypes } from "./query-params.ts";
import { redirectedHeaders } from "./redirected-headers.ts";
import { Request } from "./request.ts";
import type { Response } from "./response.ts";
import type { TimedSteps } from "./timed-steps.ts";
import { timedelta } from "./timedelta.ts";
import { DEFAULT_TIMEOUT, Timeout, type TimeoutTypes } from "./timeout.ts";
import type { ClientKind } from "./transport-errors.ts";
import { URL } from "./url.ts";

const USER_AGENT = "python-httpx/0.28.1";

/** What both clients have in common: what they add to requests, and how requests go. */
export abstract class BaseClient {
  /** Whether to go where redirects lead. */
  followRedirects: boolean;
  /** Redirects of one request. */
  maxRedirects: number;
  readonly #kind: ClientKind;
  readonly #transport: ClientTransport;
  #eventHooks: Required<EventHooks>;
  readonly #defaultEncoding: string;
  #state: "unopened" | "opened" | "closed" = "unopened";
  #baseUrl: URL;
  #params: QueryParams;
  #headers: Headers;
  #cookies: Cookies;
  #auth: Auth | null;
  #timeout: Timeout;

  /** @internal */
  constructor(kind: ClientKind, options: ClientOptions) {
    checkOptions(options, "client", `${kind === "sync" ? "Client" : "AsyncClient"}.__init__`);
    this.#baseUrl = withSlash(new URL(options.baseUrl ?? ""));
    this.#auth = buildAuth(options.auth ?? null);
    this.#params = new QueryParams(options.params ?? null);
    this.#headers = clientHeaders(options.headers ?? null);
    this.#cookies = new Cookies(options.cookies ?? null);
    this.#timeout = options.timeout === undefined ? DEFAULT_TIMEOUT : new Timeout(options.timeout);
    this.followRedirects = options.followRedirects ?? false;
    this.maxRedirects = options.maxRedirects ?? 20;
    this.#defaultEncoding = options.defaultEncoding ?? "utf-8";
    this.#kind = kind;
    this.#eventHooks = completeHooks(options.eventHooks ?? {});
    const limits = options.limits ?? DEFAULT_LIMITS;
    if (!(limits instanceof Limits)) throw new TypeError("limits must be made with new httpx.Limits({…})");
    this.#transport = new ClientTransport(kind, limits, options.transport ?? null);
  }

  /** Whether it is closed: it sends no more. */
  get isClosed(): boolean {
    return this.#state === "closed";
  }

  /** What relative URLs are appended to. */
  get baseUrl(): URL {
    return this.#baseUrl;
  }

  set baseUrl(url: string | URL) {
    this.#baseUrl = withSlash(new URL(url));
  }

  /** The headers of all requests. */
  get headers(): Headers {
    return this.#headers;
  }

  set headers(headers: HeaderTypes) {
    this.#headers = clientHeaders(headers);
  }

  /** The cookies: those that were given, and those that servers have set. */
  get cookies(): Cookies {
    return this.#cookies;
  }

  set cookies(cookies: CookieTypes) {
    this.#cookies = new Cookies(cookies);
  }

  /** The parameters of all requests. */
  get params(): QueryParams {
    return this.#params;
  }

  set params(params: QueryParamTypes) {
    this.#params = new QueryParams(params);
  }

  /** How all requests authenticate, or null. */
  get auth(): Auth | null {
    return this.#auth;
  }

  set auth(auth: AuthTypes | null) {
    this.#auth = buildAuth(auth);
  }

  /** How long the parts of a request may take. */
  get timeout(): Timeout {
    return this.#timeout;
  }

  set timeout(timeout: TimeoutTypes) {
    this.#timeout = new Timeout(timeout);
  }

  /** The functions that are called with each request and each response. */
  get eventHooks(): EventHooks {
    return this.#eventHooks;
  }

  set eventHooks(hooks: EventHooks) {
    this.#eventHooks = completeHooks(hooks);
  }

  /** Makes a request with all that the client adds; `send` sends it. */
  buildRequest(
    method: string,
    url: string | URL,
    options: Pick<RequestOptions, "params" | "headers" | "cookies" | "timeout"> & BodyOptions = {},
  ): Request {
    checkOptions(options, "build", "BaseClient.build_request");
    return this._build(method, url, options);
  }

  /** @internal */
  _build(method: string, url: string | URL, options: RequestOptions & BodyOptions): Request {
    const { params, headers, cookies, timeout } = options;
    const allHeaders = this.#headers.copy();
    allHeaders.update(headers ?? null);
    const allCookies = new Cookies(this.#cookies);
    allCookies.update(cookies ?? null);
    const allParams = this.#params.merge(params ?? null);
    // Without any parameters the URL keeps its own; with none in spite of `params`, it loses them.
    const hasParams = allParams.size > 0 || (params !== undefined && params !== null);
    const request = new Request(method, this.#mergeUrl(url), {
      ...options,
      headers: allHeaders,
      cookies: allCookies,
      params: hasParams ? allParams : null,
    });
    request._timeout = timeout === undefined ? this.#timeout : new Timeout(timeout);
    return request;
  }

  #mergeUrl(given: string | URL): URL {
    const url = new URL(given);
    if (!url.isRelativeUrl) return url;
    const [path = "", ...query] = url.rawPath.replace(/^\/+/, "").split("?");
    const base = this.#baseUrl;
    return base.copyWith({
      path: base.rawPath.split("?")[0] + path,
      query: query.length === 0 ? null : query.join("?"),
    });
  }

  /** @internal Enters. */
  _open(): void {
    if (this.#state === "opened") throw new RuntimeError("Cannot open a client instance more than once.");
    if (this.#state === "closed") {
      throw new RuntimeError("Cannot reopen a client instance, once it has been closed.");
    }
    this.#state = "opened";
  }

  /** @internal Closes all connections. @returns what an asynchronous client must await, or null */
  _close(): Awaitable<unknown> | null {
    if (this.#state === "closed") return null;
    this.#state = "closed";
    return this.#transport.close();
  }

  /** @internal The connections, for tests. */
  get _pool(): ConnectionPool {
    return this.#transport.network.pool;
  }

  /** @internal Sends a request, with all that follows from it. */
  *_send(request: Request, { stream = false, auth, followRedirects }: SendOptions): TimedSteps<Response> {
    if (this.#state === "closed") {
      throw new RuntimeError("Cannot send a request, as the client has been closed.");
    }
    this.#state = "opened";
    request._timeout ??= this.#timeout;
    const flow = this.#authOf(request, auth);
    const response = yield* this.#sendAuthenticated(request, flow, followRedirects ?? this.followRedirects);
    try {
      if (!stream) yield* response._read();
    } catch (error) {
      response._close();
      throw error;
    }
    return response;
  }

  #authOf({ url }: Request, given: AuthTypes | null | undefined): Auth {
    const auth = given === undefined ? this.#auth : buildAuth(given);
    if (auth !== null) return auth;
    const { username, password } = url;
    return username === "" && password === "" ? new Auth() : new BasicAuth(username, password);
  }

  *#sendAuthenticated(request: Request, auth: Auth, follows: boolean): TimedSteps<Response> {
    if (auth.requiresRequestBody) yield* request._read();
    const flow = new AuthSteps(auth, request, this.#kind);
    let history: Response[] = [];
    try {
      let next = yield* flow.begin();
      for (;;) {
        const response = yield* this.#sendRedirected(next, follows, history);
        try {
          if (auth.requiresResponseBody) yield* response._read();
          const following = yield* flow.next(response);
          if (following === null) return response;
          next = following;
          response.history = [...history];
          yield* response._read();
          history = [...history, response];
        } catch (error) {
          response._close();
          throw error;
        }
      }
    } finally {
      yield* flow.close();
    }
  }

  *#sendRedirected(first: Request, follows: boolean, before: readonly Response[]): TimedSteps<Response> {
    let request = first;
    let history = [...before];
    for (;;) {
      if (history.length > this.maxRedirects) {
        throw new TooManyRedirects("Exceeded maximum allowed redirects.", { request });
      }
      yield* callHooks(this.#eventHooks.request, request, this.#kind);
      const response = yield* this.#sendOne(request);
      try {
        yield* callHooks(this.#eventHooks.response, response, this.#kind);
        response.history = [...history];
        if (!response.hasRedirectLocation) return response;
        request = this.#redirected(request, response);
        history = [...history, response];
        if (!follows) {
          response.nextRequest = request;
          return response;
        }
        yield* response._read();
      } catch (error) {
        response._close();
        throw error;
      }
    }
  }

  *#sendOne(request: Request): TimedSteps<Response> {
    const started = run.clock.now;
    try {
      const response = yield* this.#transport.send(request, request._timeout ?? this.#timeout);
      const elapsed = new timedelta(toSeconds(run.clock.now - started));
      response._adopt(request, this.#defaultEncoding, elapsed);
      this.#cookies._extract(response.headers.getList("Set-Cookie"), request.url);
      return response;
    } catch (error) {
      if (error instanceof RequestError) error._request ??= request;
      throw error;
    }
  }

  #redirected(request: Request, response: Response): Request {
    const method = redirectedMethod(response.statusCode, request.method, "httpx");
    const url = redirectUrl(request, response);
    const losesBody = method !== request.method && method === "GET";
    const following = new Request(method, url, {
      headers: redirectedHeaders(request, url, losesBody),
      cookies: this.#cookies,
      _prepared: losesBody ? new Uint8Array(0) : request._body,
    });
    following._timeout = request._timeout;
    return following;
  }
}

function redirectUrl(request: Request, response: Response): URL {
  const location = response.headers.get("Location", "");
  try {
    let url = new URL(location);
    if (url.scheme !== "" && url.host === "") url = url.copyWith({ host: request.url.host });
    if (url.isRelativeUrl) url = request.url.join(url);
    if (request.url.fragment !== "" && url.fragment === "") {
      url = url.copyWith({ fragment: request.url.fragment });
    }
    return url;
  } catch (error) {
    if (!(error instanceof InvalidURL)) throw error;
    throw new RemoteProtocolError(`Invalid URL in location header: ${error.message}.`, { request });
  }
}

function clientHeaders(headers: HeaderTypes | null): Headers {
  const all = new Headers([
    ["Accept", "*/*"],
    ["Accept-Encoding", ACCEPTED_CODINGS],
    ["Connection", "keep-alive"],
    ["User-Agent", USER_AGENT],
  ]);
  all.update(headers);
  return all;
}

function withSlash(url: URL): URL {
  if (url.rawPath.endsWith("/")) return url;
  const [path = "", ...query] = url.rawPath.split("?");
  // As httpx does, the slash goes to the end of the query, where there is one.
  return query.length === 0
    ? url.copyWith({ path: `${path}/` })
    : url.copyWith({ query: `${query.join("?")}/` });
}
