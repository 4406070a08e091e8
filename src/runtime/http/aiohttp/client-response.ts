import type { EventLoop } from "../../asyncio/base-events.ts";
import { RuntimeError } from "../../builtins/exceptions.ts";
import { checkKeywords } from "../../builtins/keywords.ts";
import { type Body, type Code, Coroutine } from "../../loop/coroutine.ts";
import type { ResponseHead } from "../../network/http/message.ts";
import type { Socket } from "../../network/socket.ts";
import {
  type ContentType,
  type DecodeErrors,
  decodeText,
  isKnownEncoding,
  parseContentType,
} from "../charset.ts";
import { loads as loadJson } from "../json-decode.ts";
import { CIMultiDictProxy } from "../multidict.ts";
import type { URL } from "../url.ts";
import type { ClientRequest } from "./client-request.ts";
import type { Connection } from "./connection.ts";
import { cookiesOf, type Morsel } from "./cookie-jar.ts";
import {
  ClientConnectionError,
  ClientResponseError,
  ContentTypeError,
  type RequestInfo,
} from "./exceptions.ts";
import { type Link, parseLinks } from "./links.ts";
import type { StreamReader } from "./stream-reader.ts";
import type { Traces } from "./tracing.ts";

const code = (name: string): Code => ({ name: `ClientResponse.${name}`, site: 0 });
const READ = code("read");
const TEXT = code("text");
const JSON_CODE = code("json");
const ENTER = code("__aenter__");
const EXIT = code("__aexit__");
const RELEASE: Code = { name: "noop", site: 0 };

/** What {@link ClientResponse.text} takes by keyword, too. */
export interface TextOptions {
  encoding?: string | null;
  errors?: DecodeErrors;
}

/** What {@link ClientResponse.json} takes by keyword. */
export interface JsonOptions {
  /** The encoding of the text; that of the headers by default. */
  encoding?: string | null;
  /** What reads the text; as Python's `json.loads` by default. */
  loads?: (text: string) => unknown;
  /** The type that the response must have; null for any. */
  contentType?: string | null;
}

/** Names the encoding of a text whose headers name none. */
export type FallbackCharset = (response: ClientResponse, body: Uint8Array) => string;

/** A response whose head has come, as `aiohttp.ClientResponse`; its body comes, or is still to come. */
export class ClientResponse {
  /** The method of the request: after redirects, of the last one. */
  readonly method: string;
  /** `200`. */
  readonly status: number;
  /** `OK`. */
  readonly reason: string;
  /** The headers, by name in any spelling. */
  readonly headers: CIMultiDictProxy;
  /** The cookies that the response sets, by name. */
  readonly cookies: Map<string, Morsel>;
  /** What was asked for: after redirects, the last of them. */
  readonly requestInfo: RequestInfo;
  /** The body as it comes. */
  readonly content: StreamReader;
  /** @internal */ _history: readonly ClientResponse[] = [];
  /** @internal */ _connection: Connection | null;
  readonly #request: ClientRequest;
  readonly #loop: EventLoop;
  readonly #fallbackCharset: FallbackCharset;
  readonly #traces: Traces;
  #body: Uint8Array | null = null;
  #closed = false;
  #released = false;
  #inContext = false;

  /** @internal `startResponse` makes it. */
  constructor(
    loop: EventLoop,
    request: ClientRequest,
    connection: Connection,
    head: ResponseHead,
    content: StreamReader,
    { fallbackCharset, traces }: { fallbackCharset: FallbackCharset; traces: Traces },
  ) {
    this.#loop = loop;
    this.#fallbackCharset = fallbackCharset;
    this.#traces = traces;
    this.#request = request;
    this._connection = connection;
    this.method = request.method;
    this.requestInfo = request.requestInfo;
    this.status = head.status;
    this.reason = head.reason;
    this.headers = new CIMultiDictProxy(head.headers);
    this.cookies = cookiesOf(this.headers.getall("Set-Cookie", []));
    this.content = content;
    // A connection that has turned to another protocol is that protocol's.
    if (head.status !== 101) content._whenEof(() => this.#responseEof());
  }

  /** What was asked for, without what follows `#`. */
  get url(): URL {
    return this.#request.url;
  }

  /** What was asked for. */
  get realUrl(): URL {
    return this.requestInfo.realUrl;
  }

  /** The host that was asked. */
  get host(): string {
    return this.url.host ?? "";
  }

  /** The responses that redirected here, the first one first. */
  get history(): readonly ClientResponse[] {
    return this._history;
  }

  /** Whether the status is below 400. */
  get ok(): boolean {
    return this.status < 400;
  }

  /** Whether the response is done with its connection. */
  get closed(): boolean {
    return this.#closed;
  }

  /** The type of the body, without parameters: `text/html`; `application/octet-stream` where none was given. */
  get contentType(): string {
    const header = this.headers.get("Content-Type");
    return header === null ? "application/octet-stream" : this.#contentType().type || "text/plain";
  }

  /** The encoding that the headers name, or null. */
  get charset(): string | null {
    return this.#contentType().parameters.get("charset") ?? null;
  }

  /** The announced length of the body in bytes, or null. */
  get contentLength(): number | null {
    const header = this.headers.get("Content-Length");
    return header === null ? null : Number(header);
  }

  /** The version of HTTP. */
  get version(): { readonly major: number; readonly minor: number } {
    return { major: 1, minor: 1 };
  }

  /** The links of the `Link` header, by their relation, or by their URL where they have none. */
  get links(): Record<string, Link> {
    return parseLinks(this.headers.getall("Link", []), this.url);
  }

  /**
   * The encoding of the text: what the headers name, UTF-8 for JSON, else what `fallbackCharsetResolver` says.
   * @throws RuntimeError when that takes the body, and it was not read yet
   */
  getEncoding(): string {
    const { charset } = this;
    if (charset !== null && isKnownEncoding(charset)) return charset;
    // RFC 7159 says that JSON is UTF-8.
    if (/^application\/(json|rdap\+json)$/.test(this.contentType)) return "utf-8";
    if (this.#body !== null) return this.#fallbackCharset(this, this.#body);
    throw new RuntimeError("Cannot compute fallback encoding of a not yet read body");
  }

  #contentType(): ContentType {
    return parseContentType(this.headers.get("Content-Type", ""));
  }

  /**
   * Raises if the status is 400 or more.
   * @throws ClientResponseError: `404, message='Not Found', url='…'`
   */
  raiseForStatus(): void {
    if (this.ok) return;
    // In a block, what follows may still read the body.
    if (!this.#inContext) this._release();
    throw new ClientResponseError(this.requestInfo, this.history, this.#details(this.reason));
  }

  #details(message: string): { status: number; message: string; headers: CIMultiDictProxy } {
    return { status: this.status, message, headers: this.headers };
  }

  /**
   * Reads the whole body, expanded if it was compressed.
   * @throws ClientPayloadError when it is not complete; ClientConnectionError after the response was released
   */
  read(): Coroutine<Uint8Array> {
    return new Coroutine(READ, this.#read());
  }

  /**
   * Reads the whole body as text.
   * @param encoding that of {@link ClientResponse.getEncoding} by default; or both parameters by keyword
   * @throws UnicodeDecodeError for bytes that are no such text
   */
  text(encoding: string | null | TextOptions = null, errors: DecodeErrors = "strict"): Coroutine<string> {
    const options = typeof encoding === "object" && encoding !== null ? encoding : { encoding, errors };
    checkKeywords(options, ["encoding", "errors"], "ClientResponse.text");
    return new Coroutine(TEXT, this.#text(options.encoding ?? null, options.errors ?? "strict"));
  }

  /**
   * Reads the whole body as JSON, into plain objects and arrays.
   * @throws ContentTypeError when the body's type is not `application/json` or its like; JSONDecodeError
   */
  // biome-ignore lint/suspicious/noExplicitAny: only the program knows what a server's JSON holds.
  json<T = any>(options: JsonOptions = {}): Coroutine<T> {
    checkKeywords(options, ["encoding", "loads", "contentType"], "ClientResponse.json");
    return new Coroutine(JSON_CODE, this.#json(options)) as Coroutine<T>;
  }

  /** Gives the connection back; what was not read of the body is lost. */
  release(): Coroutine<null> {
    this._release();
    return new Coroutine(RELEASE, nothing());
  }

  /** Closes the connection. */
  close(): void {
    if (!this.#released) this.#notifyContent();
    this.#closed = true;
    if (this.#loop.isClosed()) return;
    this._connection?.close();
    this._connection = null;
  }

  __aenter__(): Coroutine<this> {
    return new Coroutine(ENTER, this.#enter());
  }

  __aexit__(): Coroutine<null> {
    return new Coroutine(EXIT, this.#exit());
  }

  /** Exists for the type checker only: leaving the block releases the response. */
  declare readonly [Symbol.asyncDispose]: () => PromiseLike<void>;

  /** @internal It was entered by way of the request. */
  _enterContext(): void {
    this.#inContext = true;
  }

  /** @internal */
  _leave(): Coroutine<unknown> | null {
    this.#inContext = false;
    this._release();
    return null;
  }

  /** @internal */
  _release(): void {
    if (!this.#released) this.#notifyContent();
    this.#closed = true;
    this._connection?.release();
    this._connection = null;
  }

  /** @internal Takes the connection out of HTTP, after status 101. */
  _takeSocket(): { socket: Socket; early: Uint8Array } {
    const { handler } = this._connection as Connection;
    handler.detach();
    return handler.connection.upgrade();
  }

  #notifyContent(): void {
    if (this.content.exception() === null) this.content._fail(new ClientConnectionError("Connection closed"));
    this.#released = true;
  }

  #responseEof(): void {
    if (this.#closed) return;
    this.#closed = true;
    this._connection?.release();
    this._connection = null;
  }

  // biome-ignore lint/correctness/useYield: entering waits for nothing.
  *#enter(): Body<this> {
    this.#inContext = true;
    return this;
  }

  // biome-ignore lint/correctness/useYield: leaving waits for nothing.
  *#exit(): Body<null> {
    this._leave();
    return null;
  }

  *#read(): Body<Uint8Array> {
    if (this.#body !== null) return this.#body;
    try {
      this.#body = yield* this.content._read(-1);
      const { method, url } = this;
      yield* this.#traces.send("onResponseChunkReceived", { method, url, chunk: this.#body });
      return this.#body;
    } catch (error) {
      this.close();
      throw error;
    }
  }

  *#text(encoding: string | null, errors: DecodeErrors): Body<string> {
    const body = yield* this.#read();
    return decodeText(body, encoding ?? this.getEncoding(), errors);
  }

  *#json(options: JsonOptions): Body<unknown> {
    const body = yield* this.#read();
    const wanted = options.contentType === undefined ? "application/json" : options.contentType;
    if (wanted !== null && wanted !== "" && !isExpected(this.contentType, wanted)) {
      const found = this.headers.get("Content-Type", "");
      const message = `Attempt to decode JSON with unexpected mimetype: ${found}`;
      throw new ContentTypeError(this.requestInfo, this.history, this.#details(message));
    }
    const text = decodeText(body, options.encoding ?? this.getEncoding()).trim();
    // As Python: nothing at all is None.
    if (text === "") return null;
    return (options.loads ?? loadJson)(text);
  }

  /** Python's `repr`: the URL, the status, and the headers on a line of their own. */
  toString(): string {
    return `<ClientResponse(${this.url}) [${this.status} ${this.reason}]>\n${this.headers}\n`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

/** `application/vnd.api+json` is JSON, too. */
function isExpected(type: string, wanted: string): boolean {
  if (wanted === "application/json") return /^(?:application\/|[\w.-]+\/[\w.+-]+?\+)json$/i.test(type);
  return type.includes(wanted.toLowerCase());
}

// biome-ignore lint/correctness/useYield: releasing waits for nothing.
function* nothing(): Body<null> {
  return null;
}
