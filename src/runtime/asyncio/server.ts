import { RuntimeError } from "../builtins/exceptions.ts";
import { type Body, type Code, Coroutine } from "../loop/coroutine.ts";
import { run } from "../loop/run.ts";
import type { Listener } from "../network/connection.ts";
import type { Host } from "../network/hosts.ts";
import type { Socket } from "../network/socket.ts";
import type { World } from "../network/world.ts";
import { WaitKind } from "../trace/events.ts";
import type { EventLoop } from "./base-events.ts";
import { CancelledError } from "./exceptions.ts";
import type { Future } from "./futures.ts";
import { sleep } from "./sleep.ts";
import { type Protocol, Transport } from "./transport.ts";

const START_SERVING: Code = { name: "Server.start_serving", site: 0 };
const SERVE_FOREVER: Code = { name: "Server.serve_forever", site: 0 };
const WAIT_CLOSED: Code = { name: "Server.wait_closed", site: 0 };
const ENTER: Code = { name: "Server.__aenter__", site: 0 };
const EXIT: Code = { name: "Server.__aexit__", site: 0 };

/** A socket that a server listens at. */
export interface ListeningSocket {
  /** Its address and port, as Python's `socket.getsockname()`. */
  getsockname(): [address: string, port: number];
}

/**
 * What `asyncio.startServer` gives, as CPython's `Server`. `await using _ = await server;` closes it at the end
 * of the block, and waits until its connections are gone.
 */
export class Server {
  /** Exists for the type checker only: `await using _ = await server;`. */
  declare readonly [Symbol.asyncDispose]: AsyncDisposable[typeof Symbol.asyncDispose];
  readonly #loop: EventLoop;
  readonly #world: World;
  readonly #host: Host;
  readonly #makeProtocol: () => Protocol;
  readonly #clients = new Set<Transport>();
  #listening: { readonly port: number; close(): void } | null;
  #isServing = false;
  #waiters: Future<null>[] | null = [];
  #servingForever: Future<null> | null = null;

  /** @internal @throws NetworkError when the port is taken */
  constructor(loop: EventLoop, world: World, host: Host, port: number, makeProtocol: () => Protocol) {
    this.#loop = loop;
    this.#world = world;
    this.#host = host;
    this.#makeProtocol = makeProtocol;
    const server = this;
    const listener: Listener = {
      tls: false,
      accept: (socket) => this.#accept(socket),
      get isStale() {
        return server.#loop.isClosed();
      },
    };
    this.#listening = this.#world.listen(host, port, listener);
  }

  /** The sockets that it listens at; none once it is closed. */
  get sockets(): readonly ListeningSocket[] {
    const listening = this.#listening;
    if (listening === null) return [];
    return [{ getsockname: () => [this.#host.address, listening.port] }];
  }

  /** The loop that it belongs to. */
  getLoop(): EventLoop {
    return this.#loop;
  }

  /** Whether it accepts connections. */
  isServing(): boolean {
    return this.#isServing;
  }

  /** Stops listening. Connections that stand go on. */
  close(): void {
    const listening = this.#listening;
    if (listening === null) return;
    this.#listening = null;
    listening.close();
    this.#isServing = false;
    if (this.#servingForever !== null && !this.#servingForever.done()) {
      this.#servingForever.cancel();
      this.#servingForever = null;
    }
    if (this.#clients.size === 0) this.#wakeWaiters();
  }

  /** Closes the connections that stand, after what was written has been sent. */
  closeClients(): void {
    for (const transport of [...this.#clients]) transport.close();
  }

  /** Cuts the connections that stand. */
  abortClients(): void {
    for (const transport of [...this.#clients]) transport.abort();
  }

  /** Begins to accept connections; a server does by itself, unless it was made with `startServing: false`. */
  startServing(): Coroutine<null> {
    return new Coroutine(START_SERVING, this.#startServing());
  }

  /**
   * Accepts connections until the task is cancelled, which closes the server.
   * @throws RuntimeError when another task does already, or the server is closed
   */
  serveForever(): Coroutine<null> {
    return new Coroutine(SERVE_FOREVER, this.#serveForever());
  }

  /** Waits until the server is closed and all of its connections are gone. */
  waitClosed(): Coroutine<null> {
    return new Coroutine(WAIT_CLOSED, this.#waitClosed());
  }

  __aenter__(): Coroutine<this> {
    return new Coroutine(ENTER, this.#enter());
  }

  __aexit__(): Coroutine<null> {
    return new Coroutine(EXIT, this.#exit());
  }

  /** @internal */
  *_begin(): Body<void> {
    this.#isServing = true;
    yield sleep(0);
  }

  // biome-ignore lint/correctness/useYield: entering waits for nothing.
  *#enter(): Body<this> {
    return this;
  }

  *#exit(): Body<null> {
    this.close();
    return yield* this.#waitClosed();
  }

  *#startServing(): Body<null> {
    yield* this._begin();
    return null;
  }

  *#serveForever(): Body<null> {
    if (this.#servingForever !== null) {
      throw new RuntimeError(`server ${this} is already being awaited on serve_forever()`);
    }
    if (this.#listening === null) throw new RuntimeError(`server ${this} is closed`);
    this.#isServing = true;
    const future = this.#loop.createFuture<null>();
    future._waitKind = WaitKind.network;
    future._waitText = "serveForever()";
    this.#servingForever = future;
    try {
      yield future;
    } catch (error) {
      if (error instanceof CancelledError) {
        this.close();
        yield* this.#waitClosed();
      }
      throw error;
    } finally {
      this.#servingForever = null;
    }
    return null;
  }

  *#waitClosed(): Body<null> {
    if (this.#waiters === null) return null;
    const waiter = this.#loop.createFuture<null>();
    waiter._waitKind = WaitKind.network;
    waiter._waitText = "waitClosed()";
    this.#waiters.push(waiter);
    yield waiter;
    return null;
  }

  /** A connection has come. It takes the loop as many turns as CPython's, where a task accepts it. */
  #accept(socket: Socket): void {
    if (this.#listening === null) {
      socket.abort("refused");
      return;
    }
    const loop = this.#loop;
    loop._ioCompleted(() => {
      // CPython accepts in a task, which takes a name.
      run.nextTaskName += 1;
      loop.callSoon(() => {
        const protocol = this.#makeProtocol();
        const transport: Transport = new Transport(loop, socket, protocol, () => this.#detach(transport));
        this.#clients.add(transport);
        loop.callSoon(() => protocol.connectionMade(transport));
        loop.callSoon(() => transport._startReading());
      });
    });
  }

  #detach(transport: Transport): void {
    this.#clients.delete(transport);
    if (this.#clients.size === 0 && this.#listening === null) this.#wakeWaiters();
  }

  #wakeWaiters(): void {
    const waiters = this.#waiters ?? [];
    this.#waiters = null;
    for (const waiter of waiters) if (!waiter.done()) waiter.setResult(null);
  }

  /** Python's `repr`, with addresses in place of file descriptors. */
  toString(): string {
    const sockets = this.sockets.map((socket) => {
      const [address, port] = socket.getsockname();
      return `('${address}', ${port})`;
    });
    return `<Server sockets=(${sockets.join(", ")}${sockets.length === 1 ? "," : ""})>`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}
