import { type Headers, hasToken, headerOf } from "./message.ts";

/** How the end of a body is told. */
export type Framing =
  | { readonly kind: "length"; readonly length: number }
  | { readonly kind: "chunked" }
  | { readonly kind: "close" };

/** @returns how the end of a request's body is told: without a length there is none. */
export function requestFraming(headers: Headers): Framing {
  if (hasToken(headers, "Transfer-Encoding", "chunked")) return { kind: "chunked" };
  return { kind: "length", length: Number(headerOf(headers, "Content-Length") ?? 0) || 0 };
}

/** @returns how the end of a response's body is told: without a length, by the end of the connection. */
export function responseFraming(method: string, status: number, headers: Headers): Framing {
  if (method === "HEAD" || status === 204 || status === 304 || status < 200)
    return { kind: "length", length: 0 };
  if (hasToken(headers, "Transfer-Encoding", "chunked")) return { kind: "chunked" };
  const length = headerOf(headers, "Content-Length");
  return length === undefined ? { kind: "close" } : { kind: "length", length: Number(length) || 0 };
}

const decoder = new TextDecoder();

/** Takes a body out of a stream of bytes. */
export class BodyReader {
  /** Whether the body is complete. */
  complete: boolean;
  /** Bytes of content so far, framing not counted. */
  received = 0;
  /** Of a chunked body: how many bytes had come at the end of each chunk. */
  readonly chunkEnds: number[] = [];
  readonly #framing: Framing;
  /** Of a chunked body: what is left of the chunk, or which line is awaited. */
  #left = 0;
  #awaits: "size" | "bytes" | "end-of-chunk" | "trailer" = "size";
  #line = "";

  constructor(framing: Framing) {
    this.#framing = framing;
    this.complete = framing.kind === "length" && framing.length === 0;
  }

  /** How many bytes of content were announced, or null where only the end tells. */
  get expected(): number | null {
    return this.#framing.kind === "length" ? this.#framing.length : null;
  }

  /** Whether the end of the connection is the end of the body. */
  get endsWithConnection(): boolean {
    return this.#framing.kind === "close";
  }

  /**
   * Reads on.
   * @returns the pieces of content, and how many of the bytes belonged to the body
   */
  read(bytes: Uint8Array): { pieces: Uint8Array[]; used: number } {
    const pieces: Uint8Array[] = [];
    let used = 0;
    while (used < bytes.length && !this.complete) {
      if (this.#framing.kind === "chunked" && this.#awaits !== "bytes") used = this.#readLine(bytes, used);
      else used += this.#readContent(bytes.subarray(used), pieces);
    }
    return { pieces, used };
  }

  #readContent(bytes: Uint8Array, pieces: Uint8Array[]): number {
    const framing = this.#framing;
    const most =
      framing.kind === "close"
        ? bytes.length
        : framing.kind === "chunked"
          ? this.#left
          : framing.length - this.received;
    const piece = bytes.subarray(0, most);
    pieces.push(piece);
    this.received += piece.length;
    if (framing.kind === "length") this.complete = this.received >= framing.length;
    if (framing.kind === "chunked") {
      this.#left -= piece.length;
      if (this.#left === 0) {
        this.#awaits = "end-of-chunk";
        this.chunkEnds.push(this.received);
      }
    }
    return piece.length;
  }

  /** Reads to the end of a chunk's size, of a chunk, or of a trailer's line. */
  #readLine(bytes: Uint8Array, from: number): number {
    const end = bytes.indexOf(10, from);
    this.#line += decoder.decode(bytes.subarray(from, end === -1 ? bytes.length : end));
    if (end === -1) return bytes.length;
    const line = this.#line.trim();
    this.#line = "";
    if (this.#awaits === "size") {
      this.#left = Number.parseInt(line, 16) || 0;
      this.#awaits = this.#left === 0 ? "trailer" : "bytes";
    } else if (this.#awaits === "end-of-chunk") this.#awaits = "size";
    else if (line === "") this.complete = true;
    return end + 1;
  }
}
