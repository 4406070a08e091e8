import type { BodyPiece, ServiceResponse } from "../service.ts";
import type { Socket } from "../socket.ts";
import type { World } from "../world.ts";
import { type Headers, hasToken, headerOf, join, REASONS, writeChunk, writeResponseHead } from "./message.ts";

/** Virtual time 0 as a date: the start of 2026, UTC. */
const EPOCH = Date.UTC(2026, 0, 1);

const NOTHING = new Uint8Array(0);

/** What a writer needs of the connection that it writes for. */
export interface WriterOwner {
  after(seconds: number, callback: () => void): void;
  /** The response is complete. */
  done(keepAlive: boolean): void;
  /** A fault has cut the response: the connection is to end now. */
  cut(): void;
}

/** Writes a service's response to a connection, each piece in its time. */
export class ResponseWriter {
  readonly #world: World;
  readonly #socket: Socket;
  readonly #owner: WriterOwner;
  /** Bytes of the body until a fault cuts it. */
  #untilCut = Number.POSITIVE_INFINITY;

  constructor(world: World, socket: Socket, owner: WriterOwner) {
    this.#world = world;
    this.#socket = socket;
    this.#owner = owner;
  }

  /**
   * @param method of the request: HEAD gets no body
   * @param keepAlive whether the connection may go on afterwards
   * @param cutAt where a fault cuts: before the head, after so many bytes of the body, or nowhere (null)
   */
  write(method: string, response: ServiceResponse, keepAlive: boolean, cutAt: "head" | number | null): void {
    if (cutAt === "head") return this.#owner.cut();
    if (cutAt !== null) this.#untilCut = cutAt;
    const { status, body } = response;
    const isWhole = body instanceof Uint8Array;
    const headers = [...response.headers];
    const add = (name: string, value: string): void => {
      if (headerOf(headers, name) === undefined) headers.push([name, value]);
    };
    const hasBody = status >= 200 && status !== 204 && status !== 304;
    add("Date", new Date(EPOCH + this.#world.host.now() / 1e6).toUTCString());
    if (hasBody && isWhole) add("Content-Length", String(body.length));
    if (hasBody && !isWhole && headerOf(headers, "Content-Length") === undefined) {
      add("Transfer-Encoding", "chunked");
    }
    if (status !== 101) add("Connection", keepAlive ? "keep-alive" : "close");
    const keep = keepAlive && !hasToken(headers, "Connection", "close");
    const head = writeResponseHead(status, response.reason ?? REASONS[status] ?? "", headers);
    if (status === 101) {
      this.#socket.write(head);
      return;
    }
    const pieces: BodyPiece[] = isWhole ? [{ after: 0, bytes: body }] : [...body];
    if (!hasBody || method === "HEAD") {
      this.#socket.write(head);
      this.#owner.done(keep);
      return;
    }
    this.#writePieces(head, pieces, hasToken(headers as Headers, "Transfer-Encoding", "chunked"), keep);
  }

  /** Writes the pieces; the first takes the head along, if it is due at once. */
  #writePieces(head: Uint8Array, pieces: BodyPiece[], chunked: boolean, keepAlive: boolean): void {
    const piece = pieces.shift();
    if (piece === undefined) {
      this.#socket.write(join([head, chunked ? writeChunk(NOTHING) : NOTHING]));
      this.#owner.done(keepAlive);
      return;
    }
    if (piece.after > 0) {
      this.#socket.write(head);
      this.#owner.after(piece.after, () => {
        this.#writePieces(NOTHING, [{ ...piece, after: 0 }, ...pieces], chunked, keepAlive);
      });
      return;
    }
    const bytes = piece.bytes.subarray(0, this.#untilCut);
    this.#untilCut -= bytes.length;
    const framed = chunked && bytes.length > 0 ? writeChunk(bytes) : bytes;
    if (bytes.length < piece.bytes.length || this.#untilCut === 0) {
      this.#socket.write(join([head, framed]));
      this.#afterSent(() => this.#owner.cut());
      return;
    }
    const rest = join([head, framed]);
    if (pieces.length > 0 && (pieces[0] as BodyPiece).after > 0) {
      this.#socket.write(rest);
      this.#writePieces(NOTHING, pieces, chunked, keepAlive);
    } else this.#writePieces(rest, pieces, chunked, keepAlive);
  }

  /** A reset throws away what has not left: wait until it has. */
  #afterSent(callback: () => void): void {
    if (this.#socket.buffered === 0) callback();
    else this.#owner.after(0.000_1, () => this.#afterSent(callback));
  }
}
