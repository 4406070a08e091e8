import type { EventLoop } from "../../asyncio/base-events.ts";
import { CancelledError } from "../../asyncio/exceptions.ts";
import { perform } from "../../asyncio/perform.ts";
import type { Task } from "../../asyncio/task.ts";
import { StopAsyncIteration, TypeError } from "../../builtins/exceptions.ts";
import { repr } from "../../builtins/repr.ts";
import { typeName } from "../../builtins/types.ts";
import { type Body, type Code, Coroutine } from "../../loop/coroutine.ts";
import { NetworkError } from "../../network/errors.ts";
import type { URL } from "../url.ts";
import type { Connection } from "./connection.ts";
import { ClientConnectionError } from "./exceptions.ts";
import type { Traces } from "./tracing.ts";

const WRITE_BYTES: Code = { name: "ClientRequest.write_bytes", site: 0 };

/** What gives the pieces of a body, one after the other: an asynchronous generator, say. */
interface Pieces {
  __anext__(): unknown;
}

/** The request that a body belongs to. */
interface SentRequest {
  readonly method: string;
  readonly url: URL;
}

/** The body of a request that is sent as its pieces are made, as aiohttp's `AsyncIterablePayload`. */
export class Upload {
  readonly #source: { __aiter__(): Pieces };
  #consumed = false;

  private constructor(source: { __aiter__(): Pieces }) {
    this.#source = source;
  }

  /** @returns what streams from `source`, or null where that gives no pieces asynchronously */
  static from(source: unknown): Upload | null {
    const isSource = typeof (source as { __aiter__?: unknown } | null)?.__aiter__ === "function";
    return isSource ? new Upload(source as { __aiter__(): Pieces }) : null;
  }

  /** Whether its pieces have been asked for: they cannot be had again. */
  get isConsumed(): boolean {
    return this.#consumed;
  }

  /** Sends the pieces in a task of their own, while the request waits for the response. */
  start(loop: EventLoop, connection: Connection, sent: SentRequest, traces: Traces): Task {
    this.#consumed = true;
    const coroutine = new Coroutine(WRITE_BYTES, this.#write(connection, sent, traces));
    return loop.createTask(coroutine, { eagerStart: true });
  }

  *#write(connection: Connection, { method, url }: SentRequest, traces: Traces): Body<null> {
    const { handler } = connection;
    const purpose = `${url.host}: sending`;
    try {
      const iterator = this.#source.__aiter__();
      for (let piece = yield* next(iterator); piece !== null; piece = yield* next(iterator)) {
        yield* perform(handler.connection.sendPiece(piece), purpose);
        yield* traces.send("onRequestChunkSent", { method, url, chunk: piece });
      }
      yield* perform(handler.connection.sendPiece(null), purpose);
      handler.bodySent();
    } catch (error) {
      if (error instanceof CancelledError) throw error;
      // A connection that broke fails the response, too, and there it is told.
      if (!(error instanceof NetworkError)) handler.fail(failure(connection, error));
    }
    return null;
  }
}

/** @returns the next piece, or null at the end. @throws TypeError for one that is no bytes */
function* next(iterator: Pieces): Body<Uint8Array | null> {
  let piece: unknown;
  try {
    piece = yield iterator.__anext__();
  } catch (error) {
    if (error instanceof StopAsyncIteration) return null;
    throw error;
  }
  if (piece instanceof Uint8Array) return piece;
  throw new TypeError(`data argument must be byte-ish (<class '${typeName(piece)}'>)`);
}

function failure(connection: Connection, error: unknown): ClientConnectionError {
  const text = `Failed to send bytes into the underlying connection ${connection}: ${repr(error)}`;
  return new ClientConnectionError(text, { cause: error });
}
