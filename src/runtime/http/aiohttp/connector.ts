import type { EventLoop } from "../../asyncio/base-events.ts";
import { getRunningLoop, type TimerHandle } from "../../asyncio/events.ts";
import { mustBeClosed, wasClosed } from "../../asyncio/leftovers.ts";
import { describedFuture } from "../../asyncio/resources.ts";
import { SSLError, toConnectError, toOSError } from "../../asyncio/socket-errors.ts";
import { ValueError } from "../../builtins/exceptions.ts";
import { type Body, type Code, Coroutine } from "../../loop/coroutine.ts";
import { run } from "../../loop/run.ts";
import { NetworkError } from "../../network/errors.ts";
import type { Operation } from "../../network/operation.ts";
import { world } from "../../network/run-world.ts";
import { WaitKind } from "../../trace/events.ts";
import { open } from "../opening.ts";
import { performSteps } from "../perform-steps.ts";
import { type Place, Places } from "../places.ts";
import { Connection } from "./connection.ts";
import { checkConnectorOptions, type TCPConnectorOptions } from "./connector-options.ts";
import { Deadline } from "./deadline.ts";
import { DnsCache } from "./dns-cache.ts";
import {
  ClientConnectionError,
  ClientConnectorError,
  ClientConnectorSSLError,
  type ConnectionKey,
} from "./exceptions.ts";
import { lookUpTraced, type WantedConnection } from "./lookup.ts";
import { ResponseHandler } from "./response-handler.ts";

const CLOSE: Code = { name: "BaseConnector.close", site: 0 };
const ENTER: Code = { name: "BaseConnector.__aenter__", site: 0 };

interface Idle {
  readonly handler: ResponseHandler;
  /** Nanoseconds of virtual time. */
  readonly since: number;
}

/** Opens connections, keeps those that can be used again, and limits how many there are, as `aiohttp.TCPConnector`. */
export class TCPConnector {
  /** @internal */ readonly _loop: EventLoop;
  readonly #limit: number;
  readonly #limitPerHost: number;
  readonly #keepaliveTimeout: number;
  readonly #forceClose: boolean;
  readonly #places: Places;
  readonly #dns: DnsCache;
  readonly #idle = new Map<string, Idle[]>();
  readonly #inUse = new Map<Place, Connection>();
  #cleanUp: TimerHandle | null = null;
  #closed = false;

  /**
   * @throws RuntimeError when no loop is running; ValueError for a keep-alive time-out together with `forceClose`
   */
  constructor(options: TCPConnectorOptions = {}) {
    checkConnectorOptions(options);
    this._loop = getRunningLoop();
    this.#forceClose = options.forceClose ?? false;
    if (this.#forceClose && options.keepaliveTimeout !== undefined) {
      throw new ValueError("keepalive_timeout cannot be set if force_close is True");
    }
    this.#limit = options.limit ?? 100;
    this.#limitPerHost = options.limitPerHost ?? 0;
    this.#keepaliveTimeout = options.keepaliveTimeout ?? 15;
    this.#places = new Places(this.#limit, this.#limitPerHost);
    this.#dns = new DnsCache(
      options.useDnsCache === false ? 0 : options.ttlDnsCache === undefined ? 10 : options.ttlDnsCache,
    );
    mustBeClosed(this._loop, this);
  }

  /** Connections at once, in all; 0 for no limit. */
  get limit(): number {
    return this.#limit;
  }

  /** Connections at once to one host; 0 for no limit. */
  get limitPerHost(): number {
    return this.#limitPerHost;
  }

  /** Whether each connection is closed after its request. */
  get forceClose(): boolean {
    return this.#forceClose;
  }

  /** Whether it is closed. */
  get closed(): boolean {
    return this.#closed;
  }

  /** @internal Connections in use, or being opened. */
  get _acquired(): number {
    return this.#places.taken;
  }

  /** @internal Requests that wait for a connection. */
  get _waiting(): number {
    return this.#places.waiting;
  }

  /** @internal Connections that wait for a request. */
  get _idleCount(): number {
    return [...this.#idle.values()].reduce((sum, idle) => sum + idle.length, 0);
  }

  /** Forgets addresses: of a host, or all. */
  clearDnsCache(host?: string): void {
    this.#dns.clear(host);
  }

  /**
   * Closes all connections, those in use too: who reads from one gets a ServerDisconnectedError, and who waits
   * for one is cancelled.
   */
  close(): Coroutine<null> {
    this._close();
    return new Coroutine(CLOSE, nothing());
  }

  __aenter__(): Coroutine<this> {
    return new Coroutine(ENTER, itself(this));
  }

  __aexit__(): Coroutine<null> {
    return this.close();
  }

  /** @internal */
  _close(): void {
    if (this.#closed) return;
    this.#closed = true;
    wasClosed(this);
    this.#cleanUp?.cancel();
    this.#cleanUp = null;
    for (const idle of this.#idle.values()) for (const { handler } of idle) handler.connection.close();
    this.#idle.clear();
    const waiting = this.#places.clear();
    for (const connection of [...this.#inUse.values()]) {
      wasClosed(connection);
      connection.handler.close();
    }
    this.#inUse.clear();
    for (const operation of waiting) this.#cancelWaiter.get(operation)?.();
  }

  /** What cancels the task that waits for a place. */
  readonly #cancelWaiter = new Map<unknown, () => void>();

  /**
   * @internal A connection to a server: one that is kept, or a new one.
   * @throws ClientConnectorError and its kin; TimeoutError
   */
  *_connect(wanted: WantedConnection): Body<Connection> {
    const { key, timeout, traces } = wanted;
    const name = `${key.isSsl ? "https" : "http"}://${key.host}:${key.port}`;
    const kept = this.#places.isFree(name) ? this.#takeIdle(name) : null;
    if (kept !== null) {
      const place = this.#places.take(name).result();
      try {
        yield* this.#tell(traces.send("onConnectionReuseconn", {}), kept);
      } catch (error) {
        this.#places.giveBack(place);
        throw error;
      }
      return this.#use(place, kept);
    }
    const deadline = new Deadline(this._loop, timeout.connect, timeout.ceilThreshold, "connect time-out");
    try {
      return yield* deadline.during(this.#connectNew(name, wanted));
    } finally {
      deadline.cancel();
    }
  }

  *#connectNew(name: string, wanted: WantedConnection): Body<Connection> {
    const place = yield* this.#takePlace(name, wanted);
    try {
      const handler = yield* this.#takeOrCreate(name, wanted);
      if (!this.#closed) return this.#use(place, handler);
      handler.connection.close();
      throw new ClientConnectionError("Connector is closed.");
    } catch (error) {
      this.#places.giveBack(place);
      throw error;
    }
  }

  *#takeOrCreate(name: string, wanted: WantedConnection): Body<ResponseHandler> {
    const { traces } = wanted;
    const kept = this.#takeIdle(name);
    if (kept !== null) {
      yield* this.#tell(traces.send("onConnectionReuseconn", {}), kept);
      return kept;
    }
    yield* traces.send("onConnectionCreateStart", {});
    const handler = yield* this.#create(wanted);
    yield* this.#tell(traces.send("onConnectionCreateEnd", {}), handler);
    return handler;
  }

  /** Lets a trace's functions run; where that fails, the connection that was taken is lost. */
  *#tell(telling: Body<void>, handler: ResponseHandler): Body<void> {
    try {
      yield* telling;
    } catch (error) {
      handler.connection.close();
      throw error;
    }
  }

  #use(place: Place, handler: ResponseHandler): Connection {
    const connection = new Connection(this, place, handler);
    this.#inUse.set(place, connection);
    mustBeClosed(this._loop, connection);
    return connection;
  }

  *#takePlace(name: string, { record, traces }: WantedConnection): Body<Place> {
    const operation = this.#places.take(name);
    if (operation.settled) return operation.result();
    try {
      record.phase("stalled");
      yield* traces.send("onConnectionQueuedStart", {});
      yield* this.#awaitPlace(operation);
      yield* traces.send("onConnectionQueuedEnd", {});
    } catch (error) {
      operation.cancel();
      throw error;
    }
    return operation.result();
  }

  *#awaitPlace(operation: Operation<Place>): Body<void> {
    if (!operation.settled) {
      const waiter = describedFuture<null>(this._loop, WaitKind.network, "connection pool");
      operation.onSettled(() => {
        if (!waiter.done()) waiter.setResult(null);
      });
      this.#cancelWaiter.set(operation, () => waiter.cancel());
      try {
        yield waiter;
      } finally {
        this.#cancelWaiter.delete(operation);
      }
    }
  }

  *#create(wanted: WantedConnection): Body<ResponseHandler> {
    const { key, record, timeout } = wanted;
    const address = yield* lookUpTraced(this.#dns, wanted);
    const deadline = new Deadline(
      this._loop,
      timeout.sockConnect,
      timeout.ceilThreshold,
      "sockConnect time-out",
    );
    try {
      const steps = open(world(), address, { ...key, tls: key.isSsl }, record);
      const connection = yield* deadline.during(performSteps(steps));
      return new ResponseHandler(this._loop, connection);
    } catch (error) {
      throw error instanceof NetworkError ? connectorError(key, address, error) : error;
    } finally {
      deadline.cancel();
    }
  }

  /** Takes the connection that has been idle for longest, of those that can still be used. */
  #takeIdle(name: string): ResponseHandler | null {
    const idle = this.#idle.get(name);
    for (let next = idle?.shift(); next !== undefined; next = idle?.shift()) {
      if (idle?.length === 0) this.#idle.delete(name);
      const isFresh = run.clock.now - next.since <= this.#keepaliveTimeout * 1e9;
      if (isFresh && next.handler.reusable) return next.handler;
      next.handler.connection.close();
    }
    return null;
  }

  /** @internal A connection is needed no more. @param mustClose it must not be used again */
  _release(connection: Connection, mustClose: boolean): void {
    const { place, handler } = connection;
    wasClosed(connection);
    this.#inUse.delete(place);
    if (this.#closed || mustClose || this.#forceClose || !handler.reusable) {
      handler.detach();
      handler.close();
    } else {
      const idle = this.#idle.get(place.key);
      const entry: Idle = { handler, since: run.clock.now };
      if (idle === undefined) this.#idle.set(place.key, [entry]);
      else idle.push(entry);
      this.#scheduleCleanUp();
    }
    this.#places.giveBack(place);
  }

  /** Closes, from time to time, what has been idle for too long. */
  #scheduleCleanUp(): void {
    if (this.#cleanUp !== null) return;
    this.#cleanUp = this._loop._callAfter(this.#keepaliveTimeout, "keep-alive of idle connections", () => {
      this.#cleanUp = null;
      for (const [name, idle] of this.#idle) {
        const kept = idle.filter(({ handler, since }) => {
          const isKept = handler.reusable && run.clock.now - since < this.#keepaliveTimeout * 1e9;
          if (!isKept) handler.connection.close();
          return isKept;
        });
        if (kept.length === 0) this.#idle.delete(name);
        else this.#idle.set(name, kept);
      }
      if (this.#idle.size > 0) this.#scheduleCleanUp();
    });
  }

  /** @internal */
  _reportUnclosed(): void {
    if (this.#idle.size === 0) return;
    const connections = [...this.#idle.values()].map(
      (idle) => `[${idle.map(({ since }) => `(<ResponseHandler object>, ${since / 1e9})`).join(", ")}]`,
    );
    this._loop.callExceptionHandler({ message: "Unclosed connector", connector: this, connections });
    this._close();
  }

  /** Python's `repr`, without an address. */
  toString(): string {
    return "<TCPConnector object>";
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

function connectorError(key: ConnectionKey, address: string, error: NetworkError): Error {
  if (error.code === "ENOTTLS")
    return new ClientConnectorSSLError(key, new SSLError(1, toOSError(error).strerror));
  return new ClientConnectorError(key, toConnectError(error, address, key.port));
}

// biome-ignore lint/correctness/useYield: closing waits for nothing.
function* nothing(): Body<null> {
  return null;
}

// biome-ignore lint/correctness/useYield: entering waits for nothing.
function* itself<T>(value: T): Body<T> {
  return value;
}
