import { NetworkError } from "./errors.ts";
import type { Flow } from "./flow.ts";
import type { Host } from "./hosts.ts";

/** One end of a connection, by machine and port. */
export interface Endpoint {
  readonly host: Host;
  readonly port: number;
}

/** Who is told of what arrives at a socket. Calls come at the time at which it arrives. */
export interface SocketHandlers {
  data(bytes: Uint8Array): void;
  /** The peer sends no more. */
  end(): void;
  /** The connection broke. Nothing comes after this. */
  lost(error: NetworkError): void;
  /** Some of what was written has left this machine; {@link Socket.buffered} is what is left. */
  left?(): void;
}

/** What the two sockets of a connection share: it tells the world when the connection is over. */
export interface SocketOwner {
  readonly id: number;
  /** A side has closed its end for good, or the connection broke; called once a side. */
  socketClosed(socket: Socket, reason: string): void;
}

/**
 * One end of a TCP connection. Until {@link Socket.attach} is called, and while reading is paused, what
 * arrives is kept; a pause that lasts makes the sender wait.
 */
export class Socket {
  readonly local: Endpoint;
  readonly remote: Endpoint;
  /** The name that TLS was agreed on for, or null without TLS. */
  tlsName: string | null = null;
  /** Of a server's socket: whether its port expects TLS. */
  speaksTls = false;
  /** @internal */ peer!: Socket;
  readonly #owner: SocketOwner;
  readonly #flow: Flow;
  #handlers: SocketHandlers | null = null;
  #paused = false;
  #inbox: Uint8Array[] = [];
  #ended = false;
  #endTold = false;
  #error: NetworkError | null = null;
  #finSent = false;
  #closed = false;
  #gone = false;

  /** @internal */
  constructor(owner: SocketOwner, local: Endpoint, remote: Endpoint, flow: Flow) {
    this.#owner = owner;
    this.local = local;
    this.remote = remote;
    this.#flow = flow;
    flow.onLeft = () => this.#handlers?.left?.();
    flow.onFailed = () => {
      const { peer } = this;
      this.#lose(new NetworkError("ETIMEDOUT"));
      peer.#lose(new NetworkError("ETIMEDOUT"));
    };
  }

  /** The connection's number in the trace. */
  get id(): number {
    return this.#owner.id;
  }

  /** Whether this side was closed, or the connection broke. */
  get closed(): boolean {
    return this.#closed || this.#error !== null;
  }

  /** Whether the peer has said that it sends no more, and all of it has been read. */
  get ended(): boolean {
    return this.#ended && this.#inbox.length === 0;
  }

  /** What broke the connection, or null. */
  get error(): NetworkError | null {
    return this.#error;
  }

  /** Bytes that were written and have not left this machine yet. */
  get buffered(): number {
    return this.#flow.queued;
  }

  /** Says who is told of what arrives; what has arrived before is told at once. */
  attach(handlers: SocketHandlers): void {
    this.#handlers = handlers;
    if (this.#error !== null) handlers.lost(this.#error);
    else this.#deliver();
  }

  /** Nobody is told any more, until the next {@link Socket.attach}; what arrives is kept. */
  detach(): void {
    this.#handlers = null;
  }

  /** Keeps back what arrives. */
  pauseReading(): void {
    this.#paused = true;
  }

  /** Hands out what was kept back, and what arrives from now on. */
  resumeReading(): void {
    this.#paused = false;
    this.#deliver();
  }

  /** Sends bytes. After a close, an end, or a broken connection they go nowhere. */
  write(bytes: Uint8Array): void {
    if (this.closed || this.#finSent || bytes.length === 0) return;
    const { peer } = this;
    this.#flow.sendData(bytes, (packet) => peer.#receive(packet));
  }

  /** Sends a packet of a protocol's own, of so many bytes; `arrived` is called at the other end. */
  sendControl(size: number, arrived: () => void): void {
    if (!this.closed) this.#flow.sendControl(size, arrived);
  }

  /** Says that this side sends no more; it still reads. */
  shutdownWriting(): void {
    if (this.closed || this.#finSent) return;
    this.#finSent = true;
    const { peer } = this;
    this.#flow.sendControl(0, () => peer.#receiveEnd());
  }

  /** Closes this side, after what was written has been sent. What still arrives is answered with a reset. */
  close(reason = "closed"): void {
    if (this.closed) return;
    this.shutdownWriting();
    this.#closed = true;
    this.#finish(reason);
    if (this.#inbox.length > 0) this.#reset();
  }

  /** Cuts the connection: the peer gets a reset; what has not been sent is lost. */
  abort(reason = "reset"): void {
    if (this.closed) return;
    this.#closed = true;
    this.#finish(reason);
    this.#reset();
  }

  /** @internal Ends this side without a word to the other: the connection never came about. */
  vanish(): void {
    this.#closed = true;
    this.#gone = true;
    this.#handlers = null;
    this.#flow.stop();
  }

  #reset(): void {
    this.#flow.discardQueue();
    const { peer } = this;
    this.#flow.sendControl(0, () => peer.#lose(new NetworkError("ECONNRESET")));
  }

  #receive(bytes: Uint8Array): void {
    if (this.#closed) {
      this.peer.#flow.consumed(bytes.length);
      // The peer talks to nobody.
      this.#reset();
      return;
    }
    if (this.#error !== null) return;
    this.#inbox.push(bytes);
    this.#deliver();
  }

  #receiveEnd(): void {
    if (this.closed) return;
    this.#ended = true;
    this.#deliver();
  }

  #deliver(): void {
    while (this.#handlers !== null && !this.#paused && !this.closed) {
      const bytes = this.#inbox.shift();
      if (bytes === undefined) break;
      this.peer.#flow.consumed(bytes.length);
      this.#handlers.data(bytes);
    }
    const mayTell = this.#handlers !== null && !this.#paused && !this.closed;
    if (!mayTell || !this.#ended || this.#endTold) return;
    this.#endTold = true;
    this.#handlers?.end();
  }

  #lose(error: NetworkError): void {
    if (this.#error !== null) return;
    this.#error = error;
    this.#inbox = [];
    this.#flow.stop();
    const wasClosed = this.#closed;
    this.#finish(error.message);
    if (!wasClosed) this.#handlers?.lost(error);
  }

  #finish(reason: string): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#owner.socketClosed(this, reason);
  }
}
