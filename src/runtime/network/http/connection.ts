import { NetworkError } from "../errors.ts";
import { Operation } from "../operation.ts";
import type { Socket } from "../socket.ts";
import { startTls } from "../tls.ts";
import type { World } from "../world.ts";
import { BodyReader, responseFraming } from "./body.ts";
import {
  type HttpRequest,
  hasToken,
  join,
  type ResponseHead,
  readHead,
  writeChunk,
  writeRequest,
} from "./message.ts";
import type { RequestRecord } from "./request-log.ts";

/** Bytes of a body that wait for the client before the connection stops reading. */
const MOST_WAITING = 131_072;

/** A request that the connection is busy with. */
interface Exchange {
  readonly request: HttpRequest;
  readonly record: RequestRecord;
  /** What is being sent: the request, or the piece of its body that is under way. */
  sending: Operation<void> | null;
  /** Whether the client has more of the body to send. */
  awaitsPieces: boolean;
  head: ResponseHead | null;
  body: BodyReader | null;
}

/** The client's side of an HTTP/1.1 connection: one request at a time, many one after the other. */
export class HttpConnection {
  /** Virtual time, in nanoseconds, since which it has been idle. */
  idleSince: number;
  /** How many requests it has carried. */
  requests = 0;
  readonly #world: World;
  readonly #socket: Socket;
  #exchange: Exchange | null = null;
  #arrived: Uint8Array = new Uint8Array(0);
  #pieces: Uint8Array[] = [];
  #waiting = 0;
  #reading: { kind: "head" | "body"; operation: Operation<unknown> } | null = null;
  #error: NetworkError | null = null;
  #keepAlive = true;
  #upgraded = false;

  /** @param socket what `world.connect` gave, and TLS was agreed on if need be */
  constructor(world: World, socket: Socket) {
    this.#world = world;
    this.#socket = socket;
    this.idleSince = world.host.now();
    this.#attach();
  }

  /** The connection's number in the trace. */
  get id(): number {
    return this.#socket.id;
  }

  /** The socket below, for addresses. Reading from it would take bytes away from the response. */
  get socket(): Socket {
    return this.#socket;
  }

  /** Whether another request can be sent: the last response is complete, and nobody has closed or asked to. */
  get reusable(): boolean {
    return this.#exchange === null && this.#keepAlive && this.isOpen;
  }

  /** Whether neither side has closed, and nothing broke. */
  get isOpen(): boolean {
    return this.#error === null && !this.#socket.closed && !this.#upgraded;
  }

  /** Agrees on TLS with the server. Do it before the first request. Cancelled, it closes the connection. */
  startTls(name: string): Operation<void> {
    this.#socket.detach();
    const handshake = startTls(this.#socket, name);
    const operation = new Operation<void>(
      () => handshake.cancel(),
      () => this.close(),
    );
    handshake.onSettled(() => {
      try {
        handshake.result();
        this.#attach();
        operation.succeed(undefined);
      } catch (error) {
        this.#error = error as NetworkError;
        operation.fail(error as NetworkError);
      }
    });
    return operation;
  }

  /**
   * Sends a request. The phases `request sent` and, from the last byte on, `waiting for server response` begin
   * by themselves.
   * @returns settles when the last byte has left, of a streamed request the last of its head; a response may come
   * earlier. Cancelled, it closes the connection.
   */
  send(request: HttpRequest, record: RequestRecord): Operation<void> {
    if (this.#exchange !== null) throw new Error("the connection is busy with another request");
    const sending = this.#closing<void>();
    if (this.requests > 0) record.reuse(this.id);
    this.requests += 1;
    record.phase("request sent", this.id);
    const awaitsPieces = request.streamed === true;
    this.#exchange = { request, record, sending, awaitsPieces, head: null, body: null };
    this.#keepAlive = !hasToken(request.headers, "Connection", "close");
    if (!this.isOpen) {
      this.#fail(this.#error ?? new NetworkError("EPIPE"));
      return sending;
    }
    const bytes = writeRequest(request);
    record.bytesSent(bytes.length);
    this.#socket.write(bytes);
    return sending;
  }

  /**
   * Sends a piece of a streamed body, as one chunk if the request says that it is chunked; null ends the body. One
   * piece at a time.
   * @returns settles when its last byte has left. Cancelled, it closes the connection.
   */
  sendPiece(piece: Uint8Array | null): Operation<void> {
    const exchange = this.#exchange;
    // The response came first, and is over: the server wants no more.
    if (exchange === null) return Operation.failed(this.#error ?? new NetworkError("EPIPE"));
    const isChunked = hasToken(exchange.request.headers, "Transfer-Encoding", "chunked");
    const content = piece ?? new Uint8Array(0);
    // Within a chunked body, a chunk without bytes would be its end.
    const isFramed = isChunked && (piece === null || piece.length > 0);
    const bytes = isFramed ? writeChunk(content) : content;
    exchange.awaitsPieces = piece !== null;
    const sending = this.#closing<void>();
    exchange.sending = sending;
    if (!this.isOpen) this.#fail(this.#error ?? new NetworkError("EPIPE"));
    else if (bytes.length === 0) this.#sent();
    else {
      exchange.record.bytesSent(bytes.length);
      this.#socket.write(bytes);
    }
    return sending;
  }

  /** Waits for the head of the response. Cancelled, it closes the connection. */
  readHead(): Operation<ResponseHead> {
    const head = this.#current().head;
    if (head !== null) return Operation.succeeded(head);
    return this.#wait<ResponseHead>("head");
  }

  /**
   * Waits for the next piece of the body, as it was on the wire but for chunked framing (what is compressed
   * still is). After null, the end, the request has finished, and {@link HttpConnection.reusable} tells whether
   * the connection can take another. Cancelled, it closes the connection.
   */
  readBody(): Operation<Uint8Array | null> {
    if (this.#pieces.length > 0) {
      const piece = join(this.#pieces);
      this.#pieces = [];
      this.#waiting = 0;
      this.#socket.resumeReading();
      return Operation.succeeded<Uint8Array | null>(piece);
    }
    if (this.#exchange?.body?.complete === true) {
      this.#finish();
      return Operation.succeeded<Uint8Array | null>(null);
    }
    return this.#wait<Uint8Array | null>("body");
  }

  /** Where the chunks of the body end, by the bytes before; it grows while the body comes. */
  get chunkEnds(): readonly number[] {
    return this.#exchange?.body?.chunkEnds ?? [];
  }

  /**
   * Takes the socket out, after a response 101: what follows is another protocol's.
   * @returns the socket, and the bytes that came with the head
   */
  upgrade(): { socket: Socket; early: Uint8Array } {
    const early = this.#arrived;
    this.#finish();
    this.#upgraded = true;
    this.#socket.detach();
    return { socket: this.#socket, early };
  }

  /** Closes the connection; a request that is not complete counts as abandoned. */
  close(): void {
    const exchange = this.#exchange;
    this.#exchange = null;
    this.#reading = null;
    exchange?.record.abandon();
    exchange?.sending?.fail(new NetworkError("EPIPE"));
    if (!this.#upgraded) this.#socket.close();
  }

  /** An operation that, cancelled, closes the connection. */
  #closing<T>(): Operation<T> {
    return new Operation<T>(
      () => this.close(),
      () => this.close(),
    );
  }

  #current(): Exchange {
    if (this.#exchange === null) throw new Error("no request has been sent");
    return this.#exchange;
  }

  #attach(): void {
    this.#socket.attach({
      data: (bytes) => this.#receive(bytes),
      end: () => this.#end(),
      lost: (error) => this.#fail(error),
      left: () => {
        if (this.#socket.buffered === 0) this.#sent();
      },
    });
  }

  #wait<T>(kind: "head" | "body"): Operation<T> {
    const operation = this.#closing<T>();
    if (this.#error !== null) operation.fail(this.#error);
    else this.#reading = { kind, operation: operation as Operation<unknown> };
    return operation;
  }

  #sent(): void {
    const exchange = this.#exchange;
    const sending = exchange?.sending;
    if (exchange === null || sending === null || sending === undefined) return;
    exchange.sending = null;
    const isOver = exchange.head === null && !exchange.awaitsPieces;
    if (isOver) exchange.record.phase("waiting for server response", this.id);
    sending.succeed(undefined);
  }

  #receive(bytes: Uint8Array): void {
    const exchange = this.#exchange;
    if (exchange === null) {
      // Nothing was asked for: what comes cannot be trusted, so the connection must not be used again.
      this.#keepAlive = false;
      return;
    }
    this.#sent();
    if (exchange.record.received === 0) exchange.record.phase("content download", this.id);
    exchange.record.bytesReceived(bytes.length);
    this.#arrived = this.#arrived.length === 0 ? bytes : join([this.#arrived, bytes]);
    if (exchange.head === null && !this.#receiveHead(exchange)) return;
    this.#receiveBody(exchange);
  }

  #receiveHead(exchange: Exchange): boolean {
    const head = readHead(this.#arrived);
    if (head === null) return false;
    const [, status, reason] =
      head === undefined ? [] : (/^HTTP\/1\.[01] (\d{3}) ?(.*)$/.exec(head.first) ?? []);
    if (head === undefined || status === undefined) {
      this.#socket.close();
      this.#fail(new NetworkError("HTTP_BAD_RESPONSE"));
      return false;
    }
    this.#arrived = this.#arrived.subarray(head.size);
    // A word on the way, as 100 Continue, is no response: that is still to come.
    if (/^1(?!01)/.test(status)) return this.#receiveHead(exchange);
    exchange.head = { status: Number(status), reason: reason ?? "", headers: head.headers, size: head.size };
    exchange.body = new BodyReader(responseFraming(exchange.request.method, Number(status), head.headers));
    if (exchange.body.endsWithConnection || hasToken(head.headers, "Connection", "close"))
      this.#keepAlive = false;
    exchange.record.head(exchange.head);
    if (this.#reading?.kind === "head") this.#settle(exchange.head);
    return true;
  }

  #receiveBody(exchange: Exchange): void {
    if (exchange.body === null || exchange.head?.status === 101) return;
    const { pieces, used } = exchange.body.read(this.#arrived);
    this.#arrived = this.#arrived.subarray(used);
    for (const piece of pieces) {
      exchange.record.content(piece);
      this.#pieces.push(piece);
      this.#waiting += piece.length;
    }
    // A server that sends more than it announced is not to be trusted with another request.
    if (exchange.body.complete && this.#arrived.length > 0) this.#keepAlive = false;
    if (exchange.body.complete) exchange.record.finish();
    this.#hand();
    if (this.#waiting > MOST_WAITING) this.#socket.pauseReading();
  }

  /** Gives a client that waits for the body what there is. */
  #hand(): void {
    if (this.#reading?.kind !== "body") return;
    if (this.#pieces.length > 0) {
      const piece = join(this.#pieces);
      this.#pieces = [];
      this.#waiting = 0;
      this.#settle(piece);
    } else if (this.#exchange?.body?.complete === true) {
      this.#finish();
      this.#settle(null);
    }
  }

  #settle(value: unknown): void {
    const reading = this.#reading;
    this.#reading = null;
    reading?.operation.succeed(value);
  }

  #finish(): void {
    const exchange = this.#exchange;
    exchange?.record.finish();
    // A request whose end was not sent would run into the next one.
    if (exchange?.awaitsPieces === true) this.#keepAlive = false;
    this.#exchange = null;
    this.idleSince = this.#world.host.now();
    if (!this.#keepAlive) this.#socket.close();
  }

  /** The server sends no more. */
  #end(): void {
    const exchange = this.#exchange;
    if (exchange?.body?.endsWithConnection === true && !exchange.body.complete) {
      exchange.body.complete = true;
      exchange.record.finish();
      this.#hand();
      if (this.#exchange !== null) return;
    }
    this.#socket.close();
    if (exchange?.head === null) this.#fail(new NetworkError("HTTP_DISCONNECTED"));
    else if (exchange?.body?.complete === false) this.#fail(this.#incomplete(exchange.body));
    else this.#error ??= new NetworkError("EPIPE");
  }

  #incomplete({ received, expected }: BodyReader): NetworkError {
    return new NetworkError("HTTP_INCOMPLETE_BODY", { received, expected });
  }

  #fail(error: NetworkError): void {
    this.#error ??= error;
    const exchange = this.#exchange;
    if (exchange === null) return;
    // A body that is complete, or was cut after pieces that wait, is still to be read.
    exchange.record.fail(error.message);
    exchange.sending?.fail(error);
    exchange.sending = null;
    const reading = this.#reading;
    this.#reading = null;
    reading?.operation.fail(error);
  }
}
