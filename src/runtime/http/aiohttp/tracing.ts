import { RuntimeError } from "../../builtins/exceptions.ts";
import { checkKeywords } from "../../builtins/keywords.ts";
import type { Awaitable } from "../../loop/awaitable.ts";
import type { Body } from "../../loop/coroutine.ts";
import type { CIMultiDict } from "../multidict.ts";
import type { URL } from "../url.ts";
import type { ClientResponse } from "./client-response.ts";
import type { ClientSession } from "./client-session.ts";

/** What is told when a request begins, and when its head was sent. */
export interface TraceRequestStartParams {
  readonly method: string;
  readonly url: URL;
  readonly headers: CIMultiDict;
}

/** What is told when a request was answered, and when it was redirected. */
export interface TraceRequestEndParams extends TraceRequestStartParams {
  readonly response: ClientResponse;
}

/** What is told when a request failed. */
export interface TraceRequestExceptionParams extends TraceRequestStartParams {
  readonly exception: unknown;
}

/** What is told when a piece of a body was sent, or the body of a response was read. */
export interface TraceChunkParams {
  readonly method: string;
  readonly url: URL;
  readonly chunk: Uint8Array;
}

/** What is told of a look-up. */
export interface TraceDnsParams {
  readonly host: string;
}

/** What is told of connections: nothing but that it happened. */
export type TraceConnectionParams = Record<string, never>;

/** What each signal of a {@link TraceConfig} tells. */
export interface TraceSignals {
  onRequestStart: TraceRequestStartParams;
  onRequestHeadersSent: TraceRequestStartParams;
  onRequestChunkSent: TraceChunkParams;
  onResponseChunkReceived: TraceChunkParams;
  onRequestEnd: TraceRequestEndParams;
  onRequestException: TraceRequestExceptionParams;
  onRequestRedirect: TraceRequestEndParams;
  onConnectionQueuedStart: TraceConnectionParams;
  onConnectionQueuedEnd: TraceConnectionParams;
  onConnectionCreateStart: TraceConnectionParams;
  onConnectionCreateEnd: TraceConnectionParams;
  onConnectionReuseconn: TraceConnectionParams;
  onDnsResolvehostStart: TraceDnsParams;
  onDnsResolvehostEnd: TraceDnsParams;
  onDnsCacheHit: TraceDnsParams;
  onDnsCacheMiss: TraceDnsParams;
}

/** An asynchronous function that is told of something: the session, the request's own object, and what it is. */
export type TraceCallback<C, P> = (session: ClientSession, context: C, params: P) => Awaitable<unknown>;

/** The functions that are told of one kind of event, in order. */
export class TraceSignal<C, P> {
  readonly #callbacks: TraceCallback<C, P>[] = [];
  #frozen = false;

  /** Adds a function. @throws RuntimeError once a session has the configuration */
  append(callback: TraceCallback<C, P>): void {
    if (this.#frozen) throw new RuntimeError("Cannot modify frozen list.");
    this.#callbacks.push(callback);
  }

  /** @internal */
  _freeze(): void {
    this.#frozen = true;
  }

  /** @internal Tells all, one after the other. */
  *_send(session: ClientSession, context: C, params: P): Body<void> {
    for (const callback of this.#callbacks) yield callback(session, context, params);
  }
}

/** What a trace's functions share about one request, unless `traceConfigCtxFactory` makes something else. */
export interface TraceContext {
  // biome-ignore lint/suspicious/noExplicitAny: a program keeps in it what it likes.
  [name: string]: any;
  /** What the request was given as `traceRequestCtx`. */
  traceRequestCtx: unknown;
}

/** What {@link TraceConfig} takes by keyword. */
export interface TraceConfigOptions<C> {
  /** Makes what the functions share about one request; a plain object by default. */
  traceConfigCtxFactory?: (given: { traceRequestCtx: unknown }) => C;
}

/** Who is to be told how a session's requests go, as `aiohttp.TraceConfig`. */
export class TraceConfig<C = TraceContext> {
  readonly onRequestStart = new TraceSignal<C, TraceRequestStartParams>();
  readonly onRequestHeadersSent = new TraceSignal<C, TraceRequestStartParams>();
  readonly onRequestChunkSent = new TraceSignal<C, TraceChunkParams>();
  readonly onResponseChunkReceived = new TraceSignal<C, TraceChunkParams>();
  readonly onRequestEnd = new TraceSignal<C, TraceRequestEndParams>();
  readonly onRequestException = new TraceSignal<C, TraceRequestExceptionParams>();
  readonly onRequestRedirect = new TraceSignal<C, TraceRequestEndParams>();
  readonly onConnectionQueuedStart = new TraceSignal<C, TraceConnectionParams>();
  readonly onConnectionQueuedEnd = new TraceSignal<C, TraceConnectionParams>();
  readonly onConnectionCreateStart = new TraceSignal<C, TraceConnectionParams>();
  readonly onConnectionCreateEnd = new TraceSignal<C, TraceConnectionParams>();
  readonly onConnectionReuseconn = new TraceSignal<C, TraceConnectionParams>();
  readonly onDnsResolvehostStart = new TraceSignal<C, TraceDnsParams>();
  readonly onDnsResolvehostEnd = new TraceSignal<C, TraceDnsParams>();
  readonly onDnsCacheHit = new TraceSignal<C, TraceDnsParams>();
  readonly onDnsCacheMiss = new TraceSignal<C, TraceDnsParams>();
  readonly #makeContext: (given: { traceRequestCtx: unknown }) => C;

  constructor(options: TraceConfigOptions<C> = {}) {
    checkKeywords(options, ["traceConfigCtxFactory"], "TraceConfig.__init__");
    this.#makeContext = options.traceConfigCtxFactory ?? ((given) => ({ ...given }) as C);
  }

  /** Nothing can be added any more; a session does this to the configurations that it is given. */
  freeze(): void {
    for (const signal of Object.values(this)) if (signal instanceof TraceSignal) signal._freeze();
  }

  /** What the functions share about one request. */
  traceConfigCtx(traceRequestCtx: unknown = null): C {
    return this.#makeContext({ traceRequestCtx });
  }
}

/** A configuration, whatever its functions share about a request. */
export type AnyTraceConfig = Pick<TraceConfig<unknown>, "freeze" | "traceConfigCtx">;

/** The traces of one request. */
export class Traces {
  readonly #session: ClientSession;
  readonly #traces: readonly (readonly [config: TraceConfig<unknown>, context: unknown])[];

  constructor(session: ClientSession, configs: readonly AnyTraceConfig[], traceRequestCtx: unknown) {
    this.#session = session;
    const all = configs as readonly TraceConfig<unknown>[];
    this.#traces = all.map((config) => [config, config.traceConfigCtx(traceRequestCtx)]);
  }

  /** Tells every configuration of an event. */
  *send<N extends keyof TraceSignals>(name: N, params: TraceSignals[N]): Body<void> {
    for (const [config, context] of this.#traces) {
      const signal = config[name] as unknown as TraceSignal<unknown, TraceSignals[N]>;
      yield* signal._send(this.#session, context, params);
    }
  }
}
