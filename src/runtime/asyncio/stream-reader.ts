import { RuntimeError, StopAsyncIteration, TypeError, ValueError } from "../builtins/exceptions.ts";
import { positionOrKeyword } from "../builtins/keywords.ts";
import { typeName } from "../builtins/types.ts";
import { type Body, type Code, Coroutine } from "../loop/coroutine.ts";
import { WaitKind } from "../trace/events.ts";
import type { EventLoop } from "./base-events.ts";
import { ByteBuffer } from "./byte-buffer.ts";
import { getRunningLoop } from "./events.ts";
import { IncompleteReadError, LimitOverrunError } from "./exceptions.ts";
import type { Future } from "./futures.ts";
import type { Transport } from "./transport.ts";

/** Bytes that a reader holds, by default, before a line is too long; it holds twice as many before it pauses. */
export const DEFAULT_LIMIT = 2 ** 16;

const NEWLINE = Uint8Array.of(10);
const EMPTY = new Uint8Array(0);

const READ: Code = { name: "StreamReader.read", site: 0 };
const READLINE: Code = { name: "StreamReader.readline", site: 0 };
const READEXACTLY: Code = { name: "StreamReader.readexactly", site: 0 };
const READUNTIL: Code = { name: "StreamReader.readuntil", site: 0 };
const NEXT: Code = { name: "StreamReader.__anext__", site: 0 };

/** What ends a read: bytes, or several of which the first to be found does. */
export type Separator = Uint8Array | readonly Uint8Array[];

/** The reading half of a stream, as `asyncio.StreamReader`. `for await (const line of reader)` gives its lines. */
export class StreamReader {
  readonly #limit: number;
  readonly #loop: EventLoop;
  readonly #buffer = new ByteBuffer();
  #eof = false;
  #waiter: Future<null> | null = null;
  #exception: Error | null = null;
  #transport: Transport | null = null;
  #paused = false;

  /**
   * @param options `limit`: the most bytes of a line
   * @throws ValueError for a limit of 0 or less
   */
  constructor(options: { limit?: number; loop?: EventLoop } = {}) {
    const { limit = DEFAULT_LIMIT } = options;
    if (limit <= 0) throw new ValueError("Limit cannot be <= 0");
    this.#limit = limit;
    this.#loop = options.loop ?? getRunningLoop();
  }

  /** What broke the stream, or null. */
  exception(): Error | null {
    return this.#exception;
  }

  /** Breaks the stream: who reads, now or later, gets this exception. */
  setException(exception: Error): void {
    this.#exception = exception;
    const waiter = this.#waiter;
    this.#waiter = null;
    if (waiter !== null && !waiter.cancelled()) waiter.setException(exception);
  }

  /** @internal */
  _setTransport(transport: Transport): void {
    this.#transport = transport;
  }

  /** Ends the stream: what is in the buffer can still be read. */
  feedEof(): void {
    this.#eof = true;
    this.#wakeWaiter();
  }

  /** Whether the stream has ended and all of it was read. */
  atEof(): boolean {
    return this.#eof && this.#buffer.length === 0;
  }

  /** Adds bytes to what can be read. */
  feedData(data: Uint8Array): void {
    if (data.length === 0) return;
    this.#buffer.append(data);
    this.#wakeWaiter();
    if (this.#transport !== null && !this.#paused && this.#buffer.length > 2 * this.#limit) {
      this.#transport.pauseReading();
      this.#paused = true;
    }
  }

  /**
   * Reads up to `n` bytes: as many as are there, and waits only if there are none.
   * @param n how many at most; -1 reads to the end
   * @returns the bytes; none at the end of the stream
   */
  read(n = -1): Coroutine<Uint8Array> {
    return new Coroutine(READ, this.#read(n));
  }

  /**
   * Reads a line, its newline included.
   * @returns the line; at the end of the stream what is left, without a newline
   * @throws ValueError when the line is longer than the limit
   */
  readline(): Coroutine<Uint8Array> {
    return new Coroutine(READLINE, this.#readline());
  }

  /**
   * Reads exactly `n` bytes.
   * @throws IncompleteReadError when the stream ends before; ValueError for less than 0
   */
  readexactly(n: number): Coroutine<Uint8Array> {
    return new Coroutine(READEXACTLY, this.#readexactly(n));
  }

  /**
   * Reads up to a separator, and it too.
   * @param separator bytes, or several of which the first to be found ends the read
   * @throws IncompleteReadError when the stream ends before; LimitOverrunError when it is farther than the
   * limit: the buffer is as it was; ValueError for an empty separator
   */
  readuntil(separator?: Separator | { readonly separator?: Separator }): Coroutine<Uint8Array> {
    const wanted = positionOrKeyword<Separator>(separator, "separator", "StreamReader.readuntil") ?? NEWLINE;
    return new Coroutine(READUNTIL, this.#readuntil(wanted));
  }

  __aiter__(): this {
    return this;
  }

  /** The next line; StopAsyncIteration at the end. */
  __anext__(): Coroutine<Uint8Array> {
    return new Coroutine(NEXT, this.#next());
  }

  /** Exists for the type checker only: `for await (const line of reader)`. */
  declare readonly [Symbol.asyncIterator]: () => globalThis.AsyncIterator<Uint8Array>;

  *#next(): Body<Uint8Array> {
    const line = yield* this.#readline();
    if (line.length === 0) throw new StopAsyncIteration();
    return line;
  }

  *#read(n: number): Body<Uint8Array> {
    if (this.#exception !== null) throw this.#exception;
    if (n === 0) return EMPTY;
    if (n < 0) {
      const whole = new ByteBuffer();
      for (;;) {
        const block = yield* this.#read(this.#limit);
        if (block.length === 0) return whole.take(whole.length);
        whole.append(block);
      }
    }
    if (this.#buffer.length === 0 && !this.#eof) yield* this.#waitForData("read");
    const data = this.#buffer.take(n);
    this.#maybeResume();
    return data;
  }

  *#readline(): Body<Uint8Array> {
    try {
      return yield* this.#readuntil(NEWLINE);
    } catch (error) {
      if (error instanceof IncompleteReadError) return error.partial;
      if (!(error instanceof LimitOverrunError)) throw error;
      if (this.#buffer.find(NEWLINE, error.consumed) === error.consumed)
        this.#buffer.take(error.consumed + 1);
      else this.#buffer.clear();
      this.#maybeResume();
      throw new ValueError(error.message);
    }
  }

  *#readexactly(n: number): Body<Uint8Array> {
    if (n < 0) throw new ValueError("readexactly size can not be less than zero");
    if (this.#exception !== null) throw this.#exception;
    while (this.#buffer.length < n) {
      if (this.#eof) throw new IncompleteReadError(this.#buffer.take(this.#buffer.length), n);
      yield* this.#waitForData("readexactly");
    }
    const data = this.#buffer.take(n);
    this.#maybeResume();
    return data;
  }

  *#readuntil(separator: Separator): Body<Uint8Array> {
    const separators = separatorsOf(separator);
    const shortest = (separators[0] as Uint8Array).length;
    const longest = (separators.at(-1) as Uint8Array).length;
    if (this.#exception !== null) throw this.#exception;
    // Before this offset no separator begins.
    let offset = 0;
    for (;;) {
      const { length } = this.#buffer;
      if (length - offset >= shortest) {
        const match = this.#firstMatch(separators, offset);
        if (match !== null) return this.#takeMatch(match);
        offset = Math.max(0, length + 1 - longest);
        if (offset > this.#limit) {
          throw new LimitOverrunError("Separator is not found, and chunk exceed the limit", offset);
        }
      }
      if (this.#eof) throw new IncompleteReadError(this.#buffer.take(length), null);
      yield* this.#waitForData("readuntil");
    }
  }

  /** @returns the match that ends first. */
  #firstMatch(separators: readonly Uint8Array[], offset: number): { start: number; end: number } | null {
    let first: { start: number; end: number } | null = null;
    for (const separator of separators) {
      const start = this.#buffer.find(separator, offset);
      const end = start + separator.length;
      if (start !== -1 && (first === null || end < first.end)) first = { start, end };
    }
    return first;
  }

  #takeMatch({ start, end }: { start: number; end: number }): Uint8Array {
    if (start > this.#limit) {
      throw new LimitOverrunError("Separator is found, but chunk is longer than limit", start);
    }
    const chunk = this.#buffer.take(end);
    this.#maybeResume();
    return chunk;
  }

  *#waitForData(reader: string): Body<void> {
    if (this.#waiter !== null) {
      throw new RuntimeError(
        `${reader}() called while another coroutine is already waiting for incoming data`,
      );
    }
    // To wait while paused would be to wait for ever.
    if (this.#paused) {
      this.#paused = false;
      this.#transport?.resumeReading();
    }
    const waiter = this.#loop.createFuture<null>();
    waiter._waitKind = WaitKind.network;
    waiter._waitText = `${reader}()`;
    this.#waiter = waiter;
    try {
      yield waiter;
    } finally {
      this.#waiter = null;
    }
  }

  #wakeWaiter(): void {
    const waiter = this.#waiter;
    this.#waiter = null;
    if (waiter !== null && !waiter.cancelled()) waiter.setResult(null);
  }

  #maybeResume(): void {
    if (!this.#paused || this.#buffer.length > this.#limit) return;
    this.#paused = false;
    this.#transport?.resumeReading();
  }

  /** Python's `repr`: `<StreamReader 12 bytes eof>`. */
  toString(): string {
    const info = ["StreamReader"];
    if (this.#buffer.length > 0) info.push(`${this.#buffer.length} bytes`);
    if (this.#eof) info.push("eof");
    if (this.#limit !== DEFAULT_LIMIT) info.push(`limit=${this.#limit}`);
    if (this.#waiter !== null) info.push(`waiter=${this.#waiter}`);
    if (this.#exception !== null) info.push(`exception=${this.#exception.name}`);
    if (this.#transport !== null) info.push(`transport=${this.#transport}`);
    if (this.#paused) info.push("paused");
    return `<${info.join(" ")}>`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

/** @returns the separators, the shortest first, so that it wins. */
function separatorsOf(separator: Separator): Uint8Array[] {
  const list = separator instanceof Uint8Array ? [separator] : [...separator];
  for (const item of list) {
    if (!(item instanceof Uint8Array)) {
      throw new TypeError(`a bytes-like object is required, not '${typeName(item)}'`);
    }
  }
  list.sort((a, b) => a.length - b.length);
  if (list.length === 0) throw new ValueError("Separator should contain at least one element");
  if (list[0]?.length === 0) throw new ValueError("Separator should be at least one-byte string");
  return list;
}
