import { type Body, type Code, Coroutine } from "../loop/coroutine.ts";
import { sleep } from "./sleep.ts";
import type { StreamProtocol } from "./stream-protocol.ts";
import type { StreamReader } from "./stream-reader.ts";
import type { ExtraInfo, Transport } from "./transport.ts";

const DRAIN: Code = { name: "StreamWriter.drain", site: 0 };
const WAIT_CLOSED: Code = { name: "StreamWriter.wait_closed", site: 0 };

/** The writing half of a stream, as `asyncio.StreamWriter`. */
export class StreamWriter {
  readonly #transport: Transport;
  readonly #protocol: StreamProtocol;
  readonly #reader: StreamReader | null;

  /** @internal Streams make their own. */
  constructor(transport: Transport, protocol: StreamProtocol, reader: StreamReader | null) {
    this.#transport = transport;
    this.#protocol = protocol;
    this.#reader = reader;
  }

  /** The transport below. */
  get transport(): Transport {
    return this.#transport;
  }

  /**
   * Sends bytes, or keeps them until the line is free; `await writer.drain()` waits until there is room again.
   * @throws TypeError for anything but bytes: text goes through `new TextEncoder().encode(text)`
   */
  write(data: Uint8Array): void {
    this.#transport.write(data);
  }

  /** Writes several pieces, one after the other. */
  writelines(pieces: Iterable<Uint8Array>): void {
    for (const piece of pieces) this.#transport.write(piece);
  }

  /** Says that no more will be written: the peer reads to an end. Reading goes on. */
  writeEof(): void {
    this.#transport.writeEof();
  }

  /** Whether {@link StreamWriter.writeEof} can be called: not with TLS. */
  canWriteEof(): boolean {
    return this.#transport.canWriteEof();
  }

  /** Closes the stream, both halves, after what was written has been sent. */
  close(): void {
    this.#transport.close();
  }

  /** Whether the stream is closed, or is about to be. */
  isClosing(): boolean {
    return this.#transport.isClosing();
  }

  /** Waits until the stream is closed. @throws what broke the connection, if anything did */
  waitClosed(): Coroutine<null> {
    return new Coroutine(WAIT_CLOSED, this.#waitClosed());
  }

  /** What is known of the connection: `peername` and `sockname` are `[address, port]`; else `fallback`. */
  getExtraInfo<T = null>(name: ExtraInfo | (string & {}), fallback: T = null as T): unknown {
    return this.#transport.getExtraInfo(name, fallback);
  }

  /**
   * Waits until there is room for more to be written; at once if there is.
   * @throws ConnectionResetError when the connection is lost
   */
  drain(): Coroutine<null> {
    return new Coroutine(DRAIN, this.#drain());
  }

  *#waitClosed(): Body<null> {
    yield this.#protocol._closed;
    return null;
  }

  *#drain(): Body<null> {
    const exception = this.#reader?.exception() ?? null;
    if (exception !== null) throw exception;
    // A turn of the loop, so that a loop that writes and drains hears of the connection's end.
    if (this.#transport.isClosing()) yield sleep(0);
    yield* this.#protocol._drain();
    return null;
  }

  /** Python's `repr`, without an address. */
  toString(): string {
    const reader = this.#reader === null ? "" : ` reader=${this.#reader}`;
    return `<StreamWriter transport=${this.#transport}${reader}>`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}
