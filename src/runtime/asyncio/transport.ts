import { RuntimeError, TypeError } from "../builtins/exceptions.ts";
import { writeError } from "../builtins/report.ts";
import { typeName } from "../builtins/types.ts";
import { join } from "../network/http/message.ts";
import { world } from "../network/run-world.ts";
import type { Endpoint, Socket } from "../network/socket.ts";
import { EventKind } from "../trace/events.ts";
import type { EventLoop } from "./base-events.ts";
import { toOSError } from "./socket-errors.ts";

/** Bytes that wait to be sent at which a transport asks its protocol to stop writing, and to go on again. */
const HIGH_WATER = 65_536;
const LOW_WATER = 16_384;
/** Writes to a broken connection that are let pass without a word. */
const QUIET_WRITES = 5;

/** What a transport tells of its connection: CPython's protocol, as far as streams need one. */
export interface Protocol {
  connectionMade(transport: Transport): void;
  dataReceived(data: Uint8Array): void;
  /** @returns whether the transport stays open for writing */
  eofReceived(): boolean;
  connectionLost(exception: Error | null): void;
  pauseWriting(): void;
  resumeWriting(): void;
}

/** What is known of a connection by name, as CPython's `get_extra_info`. */
export type ExtraInfo = "peername" | "sockname" | "sslcontext" | "server_hostname";

/**
 * A socket as a loop sees it, as CPython's `_SelectorSocketTransport`: what arrives is told in the loop's own
 * turns, what is written waits while the line is busy.
 */
export class Transport {
  readonly #loop: EventLoop;
  readonly #socket: Socket;
  readonly #protocol: Protocol;
  readonly #onLost: () => void;
  #arrived: Uint8Array[] = [];
  #peerEnded = false;
  #readScheduled = false;
  #closing = false;
  #lost = false;
  #eofWritten = false;
  #writingPaused = false;
  #failedWrites = 0;

  /** @internal @param onLost called when the connection is gone, for the server that it belongs to */
  constructor(loop: EventLoop, socket: Socket, protocol: Protocol, onLost: () => void = () => {}) {
    this.#loop = loop;
    this.#socket = socket;
    this.#protocol = protocol;
    this.#onLost = onLost;
  }

  /** @internal Begins to hear of what arrives, and of what has left. */
  _startReading(): void {
    this.#socket.attach({
      data: (bytes) => {
        this.#arrived.push(bytes);
        this.#scheduleRead();
      },
      end: () => {
        this.#peerEnded = true;
        this.#scheduleRead();
      },
      lost: (error) => this.#loop._ioCompleted(() => this.#forceClose(toOSError(error))),
      left: () => this.#loop._ioCompleted(() => this.#written()),
    });
    // Closed before this turn, with bytes to send: they may have left while nobody heard of it.
    if (this.#closing) this.#written();
  }

  /** Whether the transport is closed, or is about to be. */
  isClosing(): boolean {
    return this.#closing;
  }

  /**
   * What is known of the connection: `peername` and `sockname` are `[address, port]`.
   * @returns `fallback` for what is not known
   */
  getExtraInfo<T = null>(name: ExtraInfo | (string & {}), fallback: T = null as T): unknown {
    if (name === "peername") return addressOf(this.#socket.remote);
    if (name === "sockname") return addressOf(this.#socket.local);
    if (name === "server_hostname" || name === "sslcontext") return this.#socket.tlsName ?? fallback;
    return fallback;
  }

  /** Stops hearing of what arrives; a sender that goes on will have to wait. */
  pauseReading(): void {
    this.#socket.pauseReading();
  }

  /** Hears of what arrives again. */
  resumeReading(): void {
    if (!this.#closing) this.#socket.resumeReading();
  }

  /**
   * Sends bytes, or keeps them until the line is free. It never waits.
   * @throws TypeError for anything but bytes; RuntimeError after {@link Transport.writeEof}
   */
  write(data: Uint8Array): void {
    if (!(data instanceof Uint8Array)) {
      throw new TypeError(`data argument must be a bytes-like object, not '${typeName(data)}'`);
    }
    if (this.#eofWritten) throw new RuntimeError("Cannot call write() after write_eof()");
    if (data.length === 0) return;
    if (this.#lost || this.#socket.closed) {
      this.#failedWrites += 1;
      if (this.#failedWrites > QUIET_WRITES) writeError("socket.send() raised exception.");
      return;
    }
    this.#record(EventKind.bytesSent, data.length, this.#socket.local, this.#socket.remote);
    this.#socket.write(data.slice());
    if (!this.#writingPaused && this.#socket.buffered > HIGH_WATER) {
      this.#writingPaused = true;
      this.#protocol.pauseWriting();
    }
  }

  /** Says that no more will be written; reading goes on. */
  writeEof(): void {
    if (this.#closing || this.#eofWritten) return;
    this.#eofWritten = true;
    this.#socket.shutdownWriting();
  }

  /** Whether {@link Transport.writeEof} can be called: not with TLS. */
  canWriteEof(): boolean {
    return this.#socket.tlsName === null;
  }

  /** Bytes that wait to be sent. */
  getWriteBufferSize(): number {
    return this.#socket.buffered;
  }

  /** Closes the connection, after what was written has been sent. */
  close(): void {
    if (this.#closing) return;
    this.#closing = true;
    this.#arrived = [];
    const wasFlushed = this.#socket.buffered === 0;
    this.#socket.close();
    if (wasFlushed) this.#loop.callSoon(() => this.#connectionLost(null));
  }

  /** Closes the connection at once; what was not sent is lost. */
  abort(): void {
    this.#socket.abort("aborted");
    this.#forceClose(null);
  }

  #scheduleRead(): void {
    if (this.#readScheduled) return;
    this.#readScheduled = true;
    this.#loop._ioCompleted(() => this.#read());
  }

  /** As a read from a socket: all that is there at once; its end, only when nothing is before it. */
  #read(): void {
    this.#readScheduled = false;
    if (this.#closing) return;
    if (this.#arrived.length > 0) {
      const data = join(this.#arrived);
      this.#arrived = [];
      this.#record(EventKind.bytesReceived, data.length, this.#socket.remote, this.#socket.local);
      this.#protocol.dataReceived(data);
      if (this.#peerEnded) this.#scheduleRead();
    } else if (this.#peerEnded && !this.#protocol.eofReceived()) this.close();
  }

  #written(): void {
    const { buffered } = this.#socket;
    if (this.#closing) {
      if (buffered === 0) this.#connectionLost(null);
    } else if (this.#writingPaused && buffered <= LOW_WATER) {
      this.#writingPaused = false;
      this.#protocol.resumeWriting();
    }
  }

  #forceClose(exception: Error | null): void {
    if (this.#lost) return;
    this.#closing = true;
    this.#arrived = [];
    this.#loop.callSoon(() => this.#connectionLost(exception));
  }

  #connectionLost(exception: Error | null): void {
    if (this.#lost) return;
    this.#lost = true;
    try {
      this.#protocol.connectionLost(exception);
    } finally {
      this.#onLost();
    }
  }

  #record(kind: EventKind, bytes: number, from: Endpoint, to: Endpoint): void {
    const text = `${from.host.name}:${from.port} → ${to.host.name}:${to.port}`;
    world().host.record(kind, { subject: this.#socket.id, text, value: bytes });
  }

  /** Python's `repr`, without an address. */
  toString(): string {
    const state = this.#lost ? "closed" : this.#closing ? "closing" : "open";
    return `<Transport ${state} connection=${this.#socket.id}>`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

function addressOf({ host, port }: Endpoint): [string, number] {
  return [host.address, port];
}
