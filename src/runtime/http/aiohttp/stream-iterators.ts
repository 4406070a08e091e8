import { StopAsyncIteration } from "../../builtins/exceptions.ts";
import { type Body, type Code, Coroutine } from "../../loop/coroutine.ts";

const NEXT: Code = { name: "AsyncStreamIterator.__anext__", site: 0 };
const NEXT_CHUNK: Code = { name: "ChunkTupleAsyncStreamIterator.__anext__", site: 0 };

/** What iterating over a body's pieces gives: `for await (const piece of response.content.iterAny())`. */
export class AsyncStreamIterator {
  readonly #read: () => Body<Uint8Array>;

  /** @internal @param read gives the next piece; no bytes: there are no more */
  constructor(read: () => Body<Uint8Array>) {
    this.#read = read;
  }

  __aiter__(): this {
    return this;
  }

  /** The next piece; StopAsyncIteration at the end. */
  __anext__(): Coroutine<Uint8Array> {
    return new Coroutine(NEXT, this.#next());
  }

  /** Lets TypeScript's `for await` see what is iterated. */
  declare readonly [Symbol.asyncIterator]: () => globalThis.AsyncIterator<Uint8Array>;

  *#next(): Body<Uint8Array> {
    const piece = yield* this.#read();
    if (piece.length === 0) throw new StopAsyncIteration();
    return piece;
  }
}

/** What iterating over a body's chunks gives: `for await (const [piece, ends] of response.content.iterChunks())`. */
export class ChunkTupleAsyncStreamIterator {
  readonly #read: () => Body<Chunk>;

  /** @internal @param read gives the next piece; no bytes, and no end: there are no more */
  constructor(read: () => Body<Chunk>) {
    this.#read = read;
  }

  __aiter__(): this {
    return this;
  }

  /** The next piece; StopAsyncIteration at the end. */
  __anext__(): Coroutine<Chunk> {
    return new Coroutine(NEXT_CHUNK, this.#next());
  }

  /** Lets TypeScript's `for await` see what is iterated. */
  declare readonly [Symbol.asyncIterator]: () => globalThis.AsyncIterator<Chunk>;

  *#next(): Body<Chunk> {
    const chunk = yield* this.#read();
    if (chunk[0].length === 0 && !chunk[1]) throw new StopAsyncIteration();
    return chunk;
  }
}

/** A piece of a body, and whether a chunk of the server's ends with it. */
export type Chunk = [piece: Uint8Array, endsChunk: boolean];
