import type { EventLoop } from "../../asyncio/base-events.ts";
import type { TimerHandle } from "../../asyncio/events.ts";
import type { Future } from "../../asyncio/futures.ts";
import { describedFuture } from "../../asyncio/resources.ts";
import { toOSError } from "../../asyncio/socket-errors.ts";
import type { Body } from "../../loop/coroutine.ts";
import { NetworkError } from "../../network/errors.ts";
import type { HttpConnection } from "../../network/http/connection.ts";
import { type HttpRequest, headerOf, join, type ResponseHead } from "../../network/http/message.ts";
import type { RequestRecord } from "../../network/http/request-log.ts";
import type { Operation } from "../../network/operation.ts";
import { WaitKind } from "../../trace/events.ts";
import { expand, isCompressed } from "../content-coding.ts";
import type { Deadline } from "./deadline.ts";
import {
  ClientConnectionResetError,
  ClientOSError,
  ClientPayloadError,
  ServerDisconnectedError,
  SocketTimeoutError,
} from "./exceptions.ts";
import { StreamReader } from "./stream-reader.ts";

/** What came in place of a response is none. Its text is that of aiohttp's parser. */
export class BadStatusLine extends Error {}

/**
 * What stands between a connection and a response, as aiohttp's `ResponseHandler`: it takes what comes as it
 * comes, whether or not anybody reads, and keeps the limit on the waits for bytes.
 */
export class ResponseHandler {
  readonly connection: HttpConnection;
  readonly #loop: EventLoop;
  #headWaiter: Future<null> | null = null;
  #payload: StreamReader | null = null;
  /** Of a compressed body: its coding, and what has come. */
  #coding: string | null = null;
  #compressed: Uint8Array[] = [];
  #isPaused = false;
  #readTimeout: number | null = null;
  #readTimer: TimerHandle | null = null;
  #error: Error | null = null;

  constructor(loop: EventLoop, connection: HttpConnection) {
    this.#loop = loop;
    this.connection = connection;
  }

  /** Sends a request. @param readTimeout seconds for each wait for bytes of the response, or null */
  send(request: HttpRequest, record: RequestRecord, readTimeout: number | null): void {
    this.#error = null;
    this.#readTimeout = readTimeout !== null && readTimeout > 0 ? readTimeout : null;
    const sending = this.connection.send(request, record);
    // The wait for a response begins when all was sent.
    if (request.streamed === true) return;
    // A failure of the sending is one of the response, too, and heard of there.
    sending.onSettled(() => this.#loop._ioCompleted(() => this.#restartTimer()));
  }

  /** The last piece of a streamed body was sent. */
  bodySent(): void {
    this.#restartTimer();
  }

  /**
   * Waits for the head of the response.
   * @throws ServerDisconnectedError, ClientOSError, SocketTimeoutError, BadStatusLine
   */
  *readHead(purpose: string): Body<ResponseHead> {
    // The body could not be made, not even its first piece.
    if (this.#error !== null) throw this.#error;
    const operation = this.connection.readHead();
    try {
      if (!operation.settled) {
        const waiter = describedFuture<null>(this.#loop, WaitKind.network, purpose);
        this.#headWaiter = waiter;
        operation.onSettled(() =>
          this.#loop._ioCompleted(() => {
            if (!waiter.done()) waiter.setResult(null);
          }),
        );
        try {
          yield waiter;
        } finally {
          this.#headWaiter = null;
        }
      }
    } catch (error) {
      operation.cancel();
      throw error;
    }
    try {
      return operation.result();
    } catch (error) {
      throw error instanceof NetworkError ? headError(error) : error;
    }
  }

  /**
   * Begins to take the body.
   * @param purpose what who reads waits for, in words
   * @param expands whether a compressed body is expanded
   */
  startBody(head: ResponseHead, deadline: Deadline, purpose: string, expands: boolean): StreamReader {
    const coding = headerOf(head.headers, "Content-Encoding") ?? "";
    this.#coding = expands && isCompressed(coding) ? coding : null;
    this.#compressed = [];
    const chunkEnds = this.#coding === null ? this.connection.chunkEnds : [];
    const payload = new StreamReader(this.#loop, deadline, purpose, {
      chunkEnds,
      pause: () => {
        this.#isPaused = true;
        this.#stopTimer();
      },
      resume: () => {
        this.#isPaused = false;
        this.#restartTimer();
        this.#takeMore();
      },
    });
    this.#isPaused = false;
    // What follows is another protocol's.
    if (head.status === 101) return payload;
    this.#payload = payload;
    this.#restartTimer();
    this.#takeMore();
    return payload;
  }

  /** Whether the connection may carry another request. */
  get reusable(): boolean {
    return this.#payload === null && this.#error === null && this.connection.reusable;
  }

  /** The response needs no more of the connection, though more may come. */
  detach(): void {
    this.#stopTimer();
    this.#payload = null;
  }

  /** Closes the connection. Who waits for the head, or reads the body, gets an error. */
  close(): void {
    this.#error ??= new ServerDisconnectedError();
    this.#stopTimer();
    this.connection.close();
    this.#tell(this.#error);
  }

  #takeMore(): void {
    while (this.#payload !== null && !this.#isPaused) {
      const operation = this.connection.readBody();
      if (!operation.settled) {
        operation.onSettled(() =>
          this.#loop._ioCompleted(() => {
            if (this.#take(operation)) this.#takeMore();
          }),
        );
        return;
      }
      if (!this.#take(operation)) return;
    }
  }

  /** @returns whether there may be more. */
  #take(operation: Operation<Uint8Array | null>): boolean {
    const payload = this.#payload;
    if (payload === null) return false;
    let piece: Uint8Array | null;
    try {
      piece = operation.result();
    } catch (error) {
      this.fail(error instanceof NetworkError ? bodyError(error) : (error as Error));
      return false;
    }
    if (piece === null) {
      this.#finish(payload);
      return false;
    }
    if (this.#coding === null) payload._feedData(piece);
    else this.#compressed.push(piece);
    this.#restartTimer();
    return true;
  }

  #finish(payload: StreamReader): void {
    if (this.#coding !== null && this.#compressed.length > 0) {
      try {
        payload._feedData(expand(join(this.#compressed), this.#coding));
      } catch {
        this.fail(new ClientPayloadError(`400, message='Can not decode content-encoding: ${this.#coding}'`));
        return;
      }
    }
    this.#stopTimer();
    this.#payload = null;
    payload._feedEof();
  }

  #restartTimer(): void {
    this.#stopTimer();
    const isWaiting = this.#headWaiter !== null || (this.#payload !== null && !this.#isPaused);
    if (this.#readTimeout === null || !isWaiting) return;
    this.#readTimer = this.#loop._callAfter(this.#readTimeout, "sockRead time-out", () => {
      this.#readTimer = null;
      this.fail(new SocketTimeoutError("Timeout on reading data from socket"));
    });
  }

  #stopTimer(): void {
    this.#readTimer?.cancel();
    this.#readTimer = null;
  }

  /** It comes to nothing: who waits for the head, or reads the body, gets this error. */
  fail(error: Error): void {
    this.#error ??= error;
    this.#stopTimer();
    this.#tell(error);
  }

  #tell(error: Error): void {
    const waiter = this.#headWaiter;
    const payload = this.#payload;
    this.#payload = null;
    if (waiter !== null && !waiter.done()) waiter.setException(error);
    payload?._fail(error);
  }
}

function headError(error: NetworkError): Error {
  if (error.code === "HTTP_DISCONNECTED") return new ServerDisconnectedError();
  if (error.code === "HTTP_BAD_RESPONSE") return new BadStatusLine("Bad status line");
  if (error.code === "EPIPE") return new ClientConnectionResetError("Cannot write to closing transport");
  const { errno, strerror } = toOSError(error);
  return new ClientOSError(errno, strerror);
}

/** The connection broke within a body. */
function bodyError(error: NetworkError): Error {
  if (error.code !== "HTTP_INCOMPLETE_BODY") {
    const cause = toOSError(error);
    return new ClientPayloadError(
      `Response payload is not completed: ${cause.name}(${cause.errno}, '${cause.strerror}')`,
      { cause },
    );
  }
  const text =
    error.expected === null
      ? "<TransferEncodingError: 400, message='Not enough data to satisfy transfer length header.'>"
      : `<ContentLengthError: 400, message='Not enough data to satisfy content length header (received ${error.received} of ${error.expected} bytes).'>`;
  return new ClientPayloadError(`Response payload is not completed: ${text}`);
}
