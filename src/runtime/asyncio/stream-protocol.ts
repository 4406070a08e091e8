import { ConnectionResetError } from "../builtins/exceptions.ts";
import { type Body, Coroutine } from "../loop/coroutine.ts";
import { WaitKind } from "../trace/events.ts";
import type { EventLoop } from "./base-events.ts";
import type { Future } from "./futures.ts";
import type { StreamReader } from "./stream-reader.ts";
import { StreamWriter } from "./stream-writer.ts";
import type { Protocol, Transport } from "./transport.ts";

/** What a server calls for each client; what it returns, if it is a coroutine, becomes a task. */
export type ClientConnected = (reader: StreamReader, writer: StreamWriter) => unknown;

/** Between a transport and a reader, as CPython's `StreamReaderProtocol`. */
export class StreamProtocol implements Protocol {
  /** @internal Done when the connection is gone. */
  readonly _closed: Future<null>;
  readonly #loop: EventLoop;
  readonly #reader: StreamReader;
  readonly #clientConnected: ClientConnected | null;
  #overTls = false;
  #paused = false;
  #lost = false;
  #drainWaiters: Future<null>[] = [];

  constructor(loop: EventLoop, reader: StreamReader, clientConnected: ClientConnected | null = null) {
    this.#loop = loop;
    this.#reader = reader;
    this.#clientConnected = clientConnected;
    this._closed = loop.createFuture<null>();
    this._closed._waitKind = WaitKind.network;
    this._closed._waitText = "waitClosed()";
  }

  connectionMade(transport: Transport): void {
    this.#reader._setTransport(transport);
    this.#overTls = transport.getExtraInfo("sslcontext") !== null;
    if (this.#clientConnected === null) return;
    const writer = new StreamWriter(transport, this, this.#reader);
    const result = this.#clientConnected(this.#reader, writer);
    if (!(result instanceof Coroutine)) return;
    this.#loop.createTask(result).addDoneCallback((task) => {
      if (task.cancelled()) return transport.close();
      const exception = task.exception();
      if (exception === null) return;
      this.#loop.callExceptionHandler({
        message: "Unhandled exception in client_connected_cb",
        exception,
        transport,
      });
      transport.close();
    });
  }

  dataReceived(data: Uint8Array): void {
    this.#reader.feedData(data);
  }

  eofReceived(): boolean {
    this.#reader.feedEof();
    return !this.#overTls;
  }

  connectionLost(exception: Error | null): void {
    if (exception === null) this.#reader.feedEof();
    else this.#reader.setException(exception);
    if (!this._closed.done()) {
      if (exception === null) this._closed.setResult(null);
      else this._closed.setException(exception);
      // A stream whose end nobody waits for is no error that went unseen.
      this._closed._retrieved();
    }
    this.#lost = true;
    if (!this.#paused) return;
    for (const waiter of this.#drainWaiters) {
      if (waiter.done()) continue;
      if (exception === null) waiter.setResult(null);
      else waiter.setException(exception);
    }
  }

  pauseWriting(): void {
    this.#paused = true;
  }

  resumeWriting(): void {
    this.#paused = false;
    for (const waiter of this.#drainWaiters) if (!waiter.done()) waiter.setResult(null);
  }

  /** @internal Waits while the transport wants no more. */
  *_drain(): Body<void> {
    if (this.#lost) throw new ConnectionResetError("Connection lost");
    if (!this.#paused) return;
    const waiter = this.#loop.createFuture<null>();
    waiter._waitKind = WaitKind.network;
    waiter._waitText = "drain()";
    this.#drainWaiters.push(waiter);
    try {
      yield waiter;
    } finally {
      this.#drainWaiters = this.#drainWaiters.filter((entry) => entry !== waiter);
    }
  }
}
