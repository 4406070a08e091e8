import { RuntimeError, ValueError } from "../../builtins/exceptions.ts";
import type { AsyncGenerator } from "../../loop/async-generator.ts";
import { type Body, type Code, Coroutine } from "../../loop/coroutine.ts";
import { join } from "../../network/http/message.ts";
import { decodeText, isKnownEncoding, parseContentType } from "../charset.ts";
import { loads } from "../json-decode.ts";
import { AnsweredRequest } from "./answered-request.ts";
import { type EncodedBody, encodeContent, encodeJson, withLength } from "./body.ts";
import { asynchronously, collect, decoded, type Source, synchronously } from "./body-source.ts";
import {
  byteChunker,
  type ChunkSize,
  chunkSizeOf,
  contentDecoder,
  lineDecoder,
  textChunker,
  textDecoder,
} from "./decoding.ts";
import { RequestError, ResponseNotRead, StreamClosed, StreamConsumed } from "./exceptions.ts";
import { Headers, type HeaderTypes } from "./headers.ts";
import type { Request } from "./request.ts";
import { blockOn, performTimed, type TimedSteps } from "./timed-steps.ts";
import type { timedelta } from "./timedelta.ts";
import type { BodyStream } from "./transport.ts";

const AREAD: Code = { name: "Response.aread", site: 0 };
const ACLOSE: Code = { name: "Response.aclose", site: 0 };
const AITER_RAW: Code = { name: "Response.aiter_raw", site: 0 };
const AITER_BYTES: Code = { name: "Response.aiter_bytes", site: 0 };
const AITER_TEXT: Code = { name: "Response.aiter_text", site: 0 };
const AITER_LINES: Code = { name: "Response.aiter_lines", site: 0 };

/** What {@link Response} takes; at most one of `content`, `text`, `html` and `json`. */
export interface ResponseParts {
  headers?: HeaderTypes | null;
  content?: string | Uint8Array | null;
  text?: string | null;
  html?: string | null;
  json?: unknown;
  request?: Request | null;
  /** @internal What a client received. */
  _received?: { stream: BodyStream; reason: string };
}

/**
 * A response, as `httpx.Response`. Its body is there already, unless it came by `client.stream`: then it is
 * read or iterated over inside the block.
 */
export class Response extends AnsweredRequest {
  /** Bytes of the body that have arrived, compressed as they came. */
  numBytesDownloaded = 0;
  readonly #stream: BodyStream | null;
  #defaultEncoding = "utf-8";
  #elapsed: timedelta | null = null;
  #content: Uint8Array | null = null;
  #text: string | null = null;
  #encoding: string | null = null;
  #closed = false;
  #consumed = false;

  constructor(statusCode: number, parts: ResponseParts = {}) {
    const headers = new Headers(parts.headers ?? null);
    super(statusCode, headers, parts.request ?? null, parts._received?.reason ?? null);
    this.#stream = parts._received?.stream ?? null;
    if (this.#stream !== null) return;
    const { headers: ofBody, content } = bodyOf(parts);
    for (const [name, value] of ofBody) this.headers.setdefault(name, value);
    this.#content = content;
    this.#closed = true;
    this.#consumed = true;
  }

  /**
   * The body.
   * @throws ResponseNotRead when it was not read yet
   */
  get content(): Uint8Array {
    if (this.#content === null) throw new ResponseNotRead();
    return this.#content;
  }

  /**
   * The body as text, in the encoding that {@link Response.encoding} tells.
   * @throws ResponseNotRead when it was not read yet
   */
  get text(): string {
    const content = this.content;
    if (this.#text === null) {
      const decoder = textDecoder(this.encoding);
      this.#text = [...decoder.add(content), ...decoder.end()].join("");
    }
    return this.#text;
  }

  /** The encoding of the text: what was set, or the headers name, or the client's default, UTF-8. */
  get encoding(): string {
    if (this.#encoding === null) {
      const named = this.charsetEncoding;
      this.#encoding = named !== null && isKnownEncoding(named) ? named : this.#defaultEncoding;
    }
    return this.#encoding;
  }

  set encoding(encoding: string) {
    if (this.#text !== null) {
      throw new ValueError("Setting encoding after `text` has been accessed is not allowed.");
    }
    this.#encoding = encoding;
  }

  /** The encoding that the `Content-Type` header names, or null. */
  get charsetEncoding(): string | null {
    return parseContentType(this.headers.get("Content-Type", "")).parameters.get("charset") ?? null;
  }

  /**
   * How long it took, from sending the request to the end of the body.
   * @throws RuntimeError before the response has been read or closed
   */
  get elapsed(): timedelta {
    const elapsed = this.#elapsed ?? this.#stream?.elapsed ?? null;
    if (elapsed !== null) return elapsed;
    throw new RuntimeError("'.elapsed' may only be accessed after the response has been read or closed.");
  }

  /** Whether the connection is not needed for it any more. */
  get isClosed(): boolean {
    return this.#closed;
  }

  /** Whether the body has been read or iterated over. */
  get isStreamConsumed(): boolean {
    return this.#consumed;
  }

  /**
   * The body, read as JSON; what type the headers name does not matter.
   * @throws JSONDecodeError, a ValueError, for what is no JSON
   */
  // biome-ignore lint/suspicious/noExplicitAny: only the program knows what it asked for.
  json(): any {
    const { content } = this;
    const hasMark = content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf;
    return loads(decodeText(content, hasMark ? "utf-8-sig" : "utf-8"));
  }

  /** Reads the body of a response that the synchronous client streams; blocks. @returns the body */
  read(): Uint8Array {
    if (this.#content === null) this.#mustBe("sync", "call a sync iterator on an async stream");
    return this.#content ?? blockOn(this._read(), this.#blockingText("read"));
  }

  /** Reads the body of a response that the asynchronous client streams. @returns the body */
  aread(): Coroutine<Uint8Array> {
    return new Coroutine(AREAD, this.#aread());
  }

  *#aread(): Body<Uint8Array> {
    if (this.#content === null) this.#mustBe("async", "call an async iterator on an sync stream");
    return this.#content ?? (yield* performTimed(this._read()));
  }

  /** The body's bytes as they came, compressed as they may be. @param chunkSize bytes a piece; as they come by default */
  iterRaw(chunkSize?: ChunkSize): Generator<Uint8Array, void, undefined> {
    return synchronously(this.#raw("sync", chunkSizeOf(chunkSize)), this.#blockingText("iter_raw"));
  }

  /** The body's bytes. @param chunkSize bytes a piece; as they come by default */
  iterBytes(chunkSize?: ChunkSize): Generator<Uint8Array, void, undefined> {
    return synchronously(this.#bytes("sync", chunkSizeOf(chunkSize)), this.#blockingText("iter_bytes"));
  }

  /** The body's text. @param chunkSize characters a piece; as they come by default */
  iterText(chunkSize?: ChunkSize): Generator<string, void, undefined> {
    return synchronously(this.#texts("sync", chunkSizeOf(chunkSize)), this.#blockingText("iter_text"));
  }

  /** The body's lines, without their ends. */
  iterLines(): Generator<string, void, undefined> {
    return synchronously(this.#lines("sync"), this.#blockingText("iter_lines"));
  }

  /** The body's bytes as they came, compressed as they may be. @param chunkSize bytes a piece; as they come by default */
  aiterRaw(chunkSize?: ChunkSize): AsyncGenerator<Uint8Array> {
    return asynchronously(this.#raw("async", chunkSizeOf(chunkSize)), AITER_RAW);
  }

  /** The body's bytes. @param chunkSize bytes a piece; as they come by default */
  aiterBytes(chunkSize?: ChunkSize): AsyncGenerator<Uint8Array> {
    return asynchronously(this.#bytes("async", chunkSizeOf(chunkSize)), AITER_BYTES);
  }

  /** The body's text. @param chunkSize characters a piece; as they come by default */
  aiterText(chunkSize?: ChunkSize): AsyncGenerator<string> {
    return asynchronously(this.#texts("async", chunkSizeOf(chunkSize)), AITER_TEXT);
  }

  /** The body's lines, without their ends. */
  aiterLines(): AsyncGenerator<string> {
    return asynchronously(this.#lines("async"), AITER_LINES);
  }

  /** Lets the connection go; what was not read of the body is lost. */
  close(): void {
    this.#mustBe("sync", "call an sync close on an async stream");
    this._close();
  }

  /** Lets the connection go; what was not read of the body is lost. */
  aclose(): Coroutine<null> {
    return new Coroutine(ACLOSE, this.#aclose());
  }

  // biome-ignore lint/correctness/useYield: nothing to wait for.
  *#aclose(): Body<null> {
    this.#mustBe("async", "call an async close on an sync stream");
    this._close();
    return null;
  }

  /** @internal */
  _close(): void {
    this.#closed = true;
    this.#stream?.close();
  }

  /** @internal A client received it. @param elapsed how long a response took that came without a stream */
  _adopt(request: Request, defaultEncoding: string, elapsed: timedelta): void {
    this._request = request;
    this.#defaultEncoding = defaultEncoding;
    if (this.#stream === null) this.#elapsed = elapsed;
  }

  /** @internal Reads the body, by whichever client. */
  *_read(): TimedSteps<Uint8Array> {
    const kind = this.#stream?.kind ?? "sync";
    this.#content ??= join([new Uint8Array(0), ...(yield* collect(this.#bytes(kind, undefined)))]);
    return this.#content;
  }

  #mustBe(kind: "sync" | "async", what: string): void {
    if (this.#stream !== null && this.#stream.kind !== kind) {
      throw new RuntimeError(`Attempted to ${what}.`);
    }
  }

  #raw(kind: "sync" | "async", chunkSize: number | undefined): Source<Uint8Array> {
    let begun = false;
    const pieces: Source<Uint8Array> = () => {
      if (!begun) {
        if (this.#consumed) throw new StreamConsumed();
        if (this.#closed) throw new StreamClosed();
        const iterator =
          kind === "sync" ? "call a sync iterator on an async" : "call an async iterator on an sync";
        this.#mustBe(kind, `${iterator} stream`);
        begun = true;
        this.#consumed = true;
      }
      return this.#nextPiece();
    };
    return decoded(pieces, () => byteChunker(chunkSize));
  }

  *#nextPiece(): TimedSteps<readonly Uint8Array[] | null> {
    const piece = this.#stream === null ? null : yield* this.#stream.next();
    if (piece === null) {
      this._close();
      return null;
    }
    this.numBytesDownloaded += piece.length;
    return [piece];
  }

  #bytes(kind: "sync" | "async", chunkSize: number | undefined): Source<Uint8Array> {
    if (this.#content !== null) return decoded(once(this.#content), () => byteChunker(chunkSize));
    const codings = this.headers.getList("Content-Encoding", { splitCommas: true });
    const bytes = this.#naming(decoded(this.#raw(kind, undefined), () => contentDecoder(codings)));
    return decoded(bytes, () => byteChunker(chunkSize));
  }

  #texts(kind: "sync" | "async", chunkSize: number | undefined): Source<string> {
    const texts = decoded(this.#bytes(kind, undefined), () => textDecoder(this.encoding));
    return decoded(texts, () => textChunker(chunkSize));
  }

  #lines(kind: "sync" | "async"): Source<string> {
    return decoded(this.#texts(kind, undefined), lineDecoder);
  }

  /** Errors of the source tell of the request. */
  #naming<T>(source: Source<T>): Source<T> {
    const request = this._request;
    return function* () {
      try {
        return yield* source();
      } catch (error) {
        if (error instanceof RequestError) error._request ??= request;
        throw error;
      }
    };
  }

  #blockingText(method: string): string {
    return `httpx: response.${method}()`;
  }
}

function bodyOf({ content, text, html, json }: ResponseParts): EncodedBody {
  if (content !== undefined && content !== null) return encodeContent(content);
  const encoder = new TextEncoder();
  if (typeof text === "string") return withLength(encoder.encode(text), "text/plain; charset=utf-8");
  if (typeof html === "string") return withLength(encoder.encode(html), "text/html; charset=utf-8");
  if (json !== undefined && json !== null) return encodeJson(json);
  return { headers: [], content: new Uint8Array(0) };
}

function once<T>(piece: T): Source<T> {
  let left: readonly T[] | null = [piece];
  // biome-ignore lint/correctness/useYield: nothing to wait for.
  return function* () {
    const pieces = left;
    left = null;
    return pieces;
  };
}
