import type { EventLoop } from "../../asyncio/base-events.ts";
import { ByteBuffer } from "../../asyncio/byte-buffer.ts";
import { IncompleteReadError } from "../../asyncio/exceptions.ts";
import type { Future } from "../../asyncio/futures.ts";
import { describedFuture } from "../../asyncio/resources.ts";
import { RuntimeError, ValueError } from "../../builtins/exceptions.ts";
import { positionOrKeyword } from "../../builtins/keywords.ts";
import { type Body, type Code, Coroutine } from "../../loop/coroutine.ts";
import { WaitKind } from "../../trace/events.ts";
import type { Deadline } from "./deadline.ts";
import { AsyncStreamIterator, type Chunk, ChunkTupleAsyncStreamIterator } from "./stream-iterators.ts";

const code = (name: string): Code => ({ name: `StreamReader.${name}`, site: 0 });
const READ = code("read");
const READANY = code("readany");
const READLINE = code("readline");
const READUNTIL = code("readuntil");
const READEXACTLY = code("readexactly");
const READCHUNK = code("readchunk");

const NEWLINE = Uint8Array.of(10);

/** Bytes that are kept before the connection is told to wait; it goes on when half are left. */
const HIGH_WATER = 2 ** 17;
const LOW_WATER = 2 ** 16;

/** What a body comes from. */
interface BodyFlow {
  /** Where chunks end, by the bytes before; it grows while the body comes. */
  readonly chunkEnds: readonly number[];
  pause(): void;
  resume(): void;
}

/** The body of a response as it comes, as `aiohttp.StreamReader`. Iterating over it gives its lines. */
export class StreamReader {
  readonly #loop: EventLoop;
  readonly #deadline: Deadline;
  readonly #purpose: string;
  readonly #flow: BodyFlow;
  readonly #buffer = new ByteBuffer();
  #eof = false;
  #exception: Error | null = null;
  #waiter: Future<null> | null = null;
  #isPaused = false;
  #onEof: (() => void) | null = null;
  #totalBytes = 0;
  #chunksRead = 0;

  /**
   * @internal
   * @param purpose what who reads waits for, in words
   * @param flow whom to tell that enough has come, and that more may
   */
  constructor(loop: EventLoop, deadline: Deadline, purpose: string, flow: BodyFlow) {
    this.#loop = loop;
    this.#deadline = deadline;
    this.#purpose = purpose;
    this.#flow = flow;
  }

  /** How many bytes have come so far, expanded if they were compressed. */
  get totalBytes(): number {
    return this.#totalBytes;
  }

  /** Whether all has come; some may still be to be read. */
  isEof(): boolean {
    return this.#eof;
  }

  /** Whether all has come and was read. */
  atEof(): boolean {
    return this.#eof && this.#buffer.length === 0;
  }

  /** What broke the body, or null. */
  exception(): Error | null {
    return this.#exception;
  }

  /** @internal Who reads, now or later, gets this exception. */
  _fail(exception: Error): void {
    this.#exception = exception;
    this.#onEof = null;
    const waiter = this.#waiter;
    this.#waiter = null;
    if (waiter !== null && !waiter.done()) waiter.setException(exception);
  }

  /** @internal Calls `callback` when all has come; at once if it has. */
  _whenEof(callback: () => void): void {
    if (this.#eof) callback();
    else this.#onEof = callback;
  }

  /** @internal */
  _feedData(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#buffer.append(bytes);
    this.#totalBytes += bytes.length;
    this.#wake();
    if (!this.#isPaused && this.#buffer.length > HIGH_WATER) {
      this.#isPaused = true;
      this.#flow.pause();
    }
  }

  /** @internal */
  _feedEof(): void {
    this.#eof = true;
    this.#wake();
    const callback = this.#onEof;
    this.#onEof = null;
    callback?.();
  }

  /**
   * Reads up to `n` bytes: as many as are there, and waits only if there are none.
   * @param n how many at most; -1 reads to the end
   * @returns the bytes; none at the end of the body
   * @throws ClientPayloadError when the body is not complete; a TimeoutError when it takes too long
   */
  read(n = -1): Coroutine<Uint8Array> {
    return new Coroutine(READ, this._read(n));
  }

  /** Reads what is there, and waits only if nothing is. */
  readany(): Coroutine<Uint8Array> {
    return new Coroutine(READANY, this.#readAny());
  }

  /**
   * Reads a line, its newline included; at the end of the body what is left.
   * @throws ValueError for a line of more than 128 KiB
   */
  readline(): Coroutine<Uint8Array> {
    return new Coroutine(READLINE, this.#readUntil(NEWLINE));
  }

  /**
   * Reads up to a separator, and it too; at the end of the body what is left.
   * @param separator bytes; a newline by default
   * @throws ValueError for an empty separator, or more than 128 KiB without one
   */
  readuntil(separator?: Uint8Array | { readonly separator?: Uint8Array }): Coroutine<Uint8Array> {
    const wanted = positionOrKeyword<Uint8Array>(separator, "separator", "StreamReader.readuntil");
    return new Coroutine(READUNTIL, this.#readUntil(wanted ?? NEWLINE));
  }

  /** Reads what is there up to the end of a chunk, as the server made it: a piece, and whether a chunk ends with it. */
  readchunk(): Coroutine<Chunk> {
    return new Coroutine(READCHUNK, this.#readChunk());
  }

  /** Reads exactly `n` bytes. @throws IncompleteReadError when the body ends before */
  readexactly(n: number): Coroutine<Uint8Array> {
    return new Coroutine(READEXACTLY, this.#readExactly(n));
  }

  /** Reads what is there without waiting. @throws RuntimeError while somebody waits for more */
  readNowait(n = -1): Uint8Array {
    if (this.#exception !== null) throw this.#exception;
    if (this.#waiter !== null && !this.#waiter.done()) {
      throw new RuntimeError("Called while some coroutine is waiting for incoming data.");
    }
    return this.#take(n < 0 ? this.#buffer.length : n);
  }

  /** The body in pieces of up to `n` bytes, as they come. */
  iterChunked(n: number): AsyncStreamIterator {
    return new AsyncStreamIterator(() => this._read(n));
  }

  /** The body in pieces as they come: each is what has come since the one before. */
  iterAny(): AsyncStreamIterator {
    return new AsyncStreamIterator(() => this.#readAny());
  }

  /** The body in pieces as they come, each with whether a chunk of the server's ends with it. */
  iterChunks(): ChunkTupleAsyncStreamIterator {
    return new ChunkTupleAsyncStreamIterator(() => this.#readChunk());
  }

  __aiter__(): AsyncStreamIterator {
    return new AsyncStreamIterator(() => this.#readUntil(NEWLINE));
  }

  /** Lets TypeScript's `for await` see what is iterated. */
  declare readonly [Symbol.asyncIterator]: () => globalThis.AsyncIterator<Uint8Array>;

  /** @internal */
  *_read(n: number): Body<Uint8Array> {
    if (this.#exception !== null) throw this.#exception;
    if (n === 0) return new Uint8Array(0);
    if (n < 0) {
      const whole = new ByteBuffer();
      for (;;) {
        const block = yield* this.#readAny();
        if (block.length === 0) return whole.take(whole.length);
        whole.append(block);
      }
    }
    while (this.#buffer.length === 0 && !this.#eof) yield* this.#wait("read");
    return this.#take(n);
  }

  *#readAny(): Body<Uint8Array> {
    if (this.#exception !== null) throw this.#exception;
    while (this.#buffer.length === 0 && !this.#eof) yield* this.#wait("readany");
    return this.#take(this.#buffer.length);
  }

  *#readChunk(): Body<Chunk> {
    for (;;) {
      if (this.#exception !== null) throw this.#exception;
      const end = this.#nextChunkEnd();
      if (end !== null) return [this.#take(end), true];
      if (this.#buffer.length > 0) return [this.#take(this.#buffer.length), false];
      if (this.#eof) return [new Uint8Array(0), false];
      yield* this.#wait("readchunk");
    }
  }

  /** @returns how many bytes are left of the chunk that ends next, or null where its end has not come. */
  #nextChunkEnd(): number | null {
    const { chunkEnds } = this.#flow;
    const read = this.#totalBytes - this.#buffer.length;
    for (;;) {
      const end = chunkEnds[this.#chunksRead];
      if (end === undefined || end > this.#totalBytes) return null;
      this.#chunksRead += 1;
      // The end of a chunk that other ways of reading have passed is no news.
      if (end >= read) return end - read;
    }
  }

  *#readUntil(separator: Uint8Array): Body<Uint8Array> {
    if (separator.length === 0) throw new ValueError("Separator should be at least one-byte string");
    if (this.#exception !== null) throw this.#exception;
    let searched = 0;
    for (;;) {
      const end = this.#buffer.find(separator, searched);
      if (end !== -1) return this.#take(end + separator.length);
      const { length } = this.#buffer;
      // A separator may have begun already.
      searched = Math.max(0, length + 1 - separator.length);
      if (length > HIGH_WATER) throw new ValueError("Chunk too big");
      if (this.#eof) return this.#take(length);
      yield* this.#wait("readuntil");
    }
  }

  *#readExactly(n: number): Body<Uint8Array> {
    if (this.#exception !== null) throw this.#exception;
    const whole = new ByteBuffer();
    while (whole.length < n) {
      const block = yield* this._read(n - whole.length);
      if (block.length === 0) throw new IncompleteReadError(whole.take(whole.length), n);
      whole.append(block);
    }
    return whole.take(n);
  }

  #take(n: number): Uint8Array {
    const bytes = this.#buffer.take(n);
    if (this.#isPaused && this.#buffer.length < LOW_WATER) {
      this.#isPaused = false;
      this.#flow.resume();
    }
    return bytes;
  }

  *#wait(reader: string): Body<void> {
    if (this.#waiter !== null) {
      throw new RuntimeError(
        `${reader}() called while another coroutine is already waiting for incoming data`,
      );
    }
    const waiter = describedFuture<null>(this.#loop, WaitKind.network, this.#purpose);
    this.#waiter = waiter;
    try {
      yield* this.#deadline.during(waitFor(waiter));
    } finally {
      this.#waiter = null;
    }
  }

  #wake(): void {
    const waiter = this.#waiter;
    this.#waiter = null;
    if (waiter !== null && !waiter.done()) waiter.setResult(null);
  }

  /** Python's `repr`. */
  toString(): string {
    const info = ["StreamReader"];
    if (this.#buffer.length > 0) info.push(`${this.#buffer.length} bytes`);
    if (this.#eof) info.push("eof");
    if (this.#exception !== null) info.push(`e=${this.#exception.name}`);
    return `<${info.join(" ")}>`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

function* waitFor(future: Future<null>): Body<void> {
  yield future;
}
