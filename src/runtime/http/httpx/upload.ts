import { RuntimeError, StopAsyncIteration, TypeError } from "../../builtins/exceptions.ts";
import { typeName } from "../../builtins/types.ts";
import { StreamConsumed } from "./exceptions.ts";
import type { TimedSteps } from "./timed-steps.ts";
import type { ClientKind } from "./transport-errors.ts";

/** An asynchronous iterator of pieces, as an asynchronous generator is one. */
interface AsyncPieces {
  __anext__(): unknown;
}

/** What a body can be streamed from, piece by piece, while it is sent. */
export type ByteStream = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** The body of a request that is sent as its pieces are made, as httpx's iterator streams. */
export class Upload {
  readonly #kind: ClientKind;
  readonly #source: unknown;
  #consumed = false;

  private constructor(kind: ClientKind, source: unknown) {
    this.#kind = kind;
    this.#source = source;
  }

  /** @returns what streams from `source`, or null where that gives no pieces */
  static from(source: unknown): Upload | null {
    if (typeof source !== "object" || source === null) return null;
    if (typeof (source as { __aiter__?: unknown }).__aiter__ === "function")
      return new Upload("async", source);
    return Symbol.iterator in source ? new Upload("sync", source) : null;
  }

  /** @throws RuntimeError when a client of this kind cannot send it */
  check(kind: ClientKind): void {
    if (kind === this.#kind) return;
    throw new RuntimeError(
      kind === "async"
        ? "Attempted to send an sync request with an AsyncClient instance."
        : "Attempted to send an async request with a sync Client instance.",
    );
  }

  /**
   * Gives the pieces to `send`, which tells whether more are wanted.
   * @throws StreamConsumed when it has given them before, and cannot again; TypeError for a piece that is no bytes
   */
  *pieces(send: (piece: Uint8Array) => TimedSteps<boolean>): TimedSteps<void> {
    // A list can be gone through again; a generator cannot.
    if (this.#consumed && !Array.isArray(this.#source)) throw new StreamConsumed();
    this.#consumed = true;
    if (this.#kind === "sync") {
      for (const piece of this.#source as Iterable<unknown>) {
        if (!(yield* send(bytesOf(piece)))) return;
      }
      return;
    }
    const iterator = (this.#source as { __aiter__(): AsyncPieces }).__aiter__();
    for (;;) {
      let piece: unknown;
      try {
        piece = yield { awaitable: iterator.__anext__() };
      } catch (error) {
        if (error instanceof StopAsyncIteration) return;
        throw error;
      }
      if (!(yield* send(bytesOf(piece)))) return;
    }
  }
}

function bytesOf(piece: unknown): Uint8Array {
  if (piece instanceof Uint8Array) return piece;
  throw new TypeError(`a bytes-like object is required, not '${typeName(piece)}'`);
}
