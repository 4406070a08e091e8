import type { EventLoop } from "../../asyncio/base-events.ts";
import type { Future } from "../../asyncio/futures.ts";
import { describedFuture } from "../../asyncio/resources.ts";
import { RuntimeError, StopAsyncIteration, TimeoutError, TypeError } from "../../builtins/exceptions.ts";
import { checkKeywords, type LeftOut, positionOrKeyword } from "../../builtins/keywords.ts";
import { quote } from "../../builtins/quote.ts";
import { typeName } from "../../builtins/types.ts";
import { type Body, type Code, Coroutine } from "../../loop/coroutine.ts";
import type { Socket } from "../../network/socket.ts";
import { Opcode, writeClose, writeFrame } from "../../network/websocket/frames.ts";
import { WaitKind } from "../../trace/events.ts";
import { dumps } from "../json.ts";
import { loads as loadJson } from "../json-decode.ts";
import type { ClientResponse } from "./client-response.ts";
import {
  ClientConnectionResetError,
  ServerTimeoutError,
  WebSocketError,
  WSMessageTypeError,
} from "./exceptions.ts";
import { Heartbeat } from "./websocket-heartbeat.ts";
import { WebSocketInbox } from "./websocket-inbox.ts";
import { WSCloseCode, type WSMessage, WSMsgType } from "./websocket-message.ts";
import {
  type ClientWSTimeout,
  type ReceiveJsonOptions,
  type ReceiveOptions,
  secondsOf,
  timeoutOf,
  type WebSocketOptions,
} from "./websocket-options.ts";

const code = (name: string): Code => ({ name: `ClientWebSocketResponse.${name}`, site: 0 });
const SEND = code("send");
const RECEIVE = code("receive");
const CLOSE = code("close");
const NEXT = code("__anext__");

const CLOSED: WSMessage = { type: WSMsgType.CLOSED, data: null, extra: null };
const CLOSING: WSMessage = { type: WSMsgType.CLOSING, data: null, extra: null };

/** The most bytes of a message, unless it is told otherwise. */
const MAX_MESSAGE = 4 * 2 ** 20;

const LEFT_OUT: LeftOut = { compress: "messages are sent as they are" };

/** A WebSocket, as `aiohttp.ClientWebSocketResponse`. Iterating over it gives its messages until it is closed. */
export class ClientWebSocketResponse {
  /** The protocol that the server chose, or null. */
  readonly protocol: string | null;
  readonly #loop: EventLoop;
  readonly #response: ClientResponse;
  readonly #socket: Socket;
  readonly #inbox: WebSocketInbox;
  readonly #makeMask: () => Uint8Array;
  readonly #options: WebSocketOptions;
  readonly #timeout: ClientWSTimeout;
  #isReceiving = false;
  #receiveEnded: Future<null> | null = null;
  #closing = false;
  #closed = false;
  #closeCode: number | null = null;
  #exception: Error | null = null;
  readonly #heartbeat: Heartbeat | null;

  /** @internal `session.wsConnect` makes it. */
  constructor(
    loop: EventLoop,
    response: ClientResponse,
    protocol: string | null,
    options: WebSocketOptions,
    makeMask: () => Uint8Array,
  ) {
    this.#loop = loop;
    this.#response = response;
    this.protocol = protocol;
    this.#options = options;
    this.#timeout = timeoutOf(options);
    this.#makeMask = makeMask;
    this.#inbox = new WebSocketInbox(loop, options.maxMsgSize ?? MAX_MESSAGE, `message of ${response.host}`);
    const { socket, early } = response._takeSocket();
    this.#socket = socket;
    this.#heartbeat = this.#heartbeatOf(options.heartbeat ?? null);
    if (early.length > 0) this.#feed(early);
    socket.attach({
      data: (bytes) => loop._ioCompleted(() => this.#feed(bytes)),
      end: () => loop._ioCompleted(() => this.#lose()),
      lost: () => loop._ioCompleted(() => this.#lose()),
    });
    this.#heartbeat?.restart();
  }

  /** Whether it is closed. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Why it was closed: a code of `WSCloseCode`, or null while it is open. */
  get closeCode(): number | null {
    return this.#closeCode;
  }

  /** What went wrong, or null. */
  exception(): Error | null {
    return this.#exception;
  }

  /** Sends text. @throws ClientConnectionResetError when it is closing; TypeError for anything else */
  sendStr(data: string): Coroutine<null> {
    const check = (): Uint8Array => {
      if (typeof data === "string") return new TextEncoder().encode(data);
      throw new TypeError(`data argument must be str (<class '${typeName(data)}'>)`);
    };
    return new Coroutine(SEND, this.#send(Opcode.text, check));
  }

  /** Sends bytes. */
  sendBytes(data: Uint8Array): Coroutine<null> {
    return new Coroutine(
      SEND,
      this.#send(Opcode.binary, () => bytesOf(data)),
    );
  }

  /** Sends a value as JSON. @param options `dumps`: what writes it; as Python's `json.dumps` by default */
  sendJson(data: unknown, options: { dumps?: (value: unknown) => string } = {}): Coroutine<null> {
    checkKeywords(options, ["dumps"], "ClientWebSocketResponse.send_json", LEFT_OUT);
    const write = options.dumps ?? dumps;
    return new Coroutine(
      SEND,
      this.#send(Opcode.text, () => new TextEncoder().encode(write(data))),
    );
  }

  /** Sends a ping; the answer is taken care of. */
  ping(message: Uint8Array = new Uint8Array(0)): Coroutine<null> {
    return new Coroutine(
      SEND,
      this.#send(Opcode.ping, () => bytesOf(message)),
    );
  }

  /** Sends a pong. */
  pong(message: Uint8Array = new Uint8Array(0)): Coroutine<null> {
    return new Coroutine(
      SEND,
      this.#send(Opcode.pong, () => bytesOf(message)),
    );
  }

  /** What is known of the connection: `peername` and `sockname` are `[address, port]`; else `fallback`. */
  getExtraInfo<T = null>(name: string, fallback: T = null as T): [address: string, port: number] | T {
    const { remote, local } = this.#socket;
    const end = { peername: remote, sockname: local }[name];
    return end === undefined ? fallback : [end.host.address, end.port];
  }

  /**
   * Waits for a message. What ends the WebSocket is a message too: its type is CLOSE, CLOSED or ERROR.
   * @param timeout seconds, by position or by keyword; without limit by default
   * @throws TimeoutError; RuntimeError while another task receives
   */
  receive(timeout: number | null | ReceiveOptions = null): Coroutine<WSMessage> {
    const seconds = positionOrKeyword<number | null>(timeout, "timeout", "ClientWebSocketResponse.receive");
    return new Coroutine(RECEIVE, this.#receive(secondsOf(seconds)));
  }

  /** Waits for text. @throws WSMessageTypeError for a message of another kind */
  receiveStr(options: ReceiveOptions = {}): Coroutine<string> {
    checkKeywords(options, ["timeout"], "ClientWebSocketResponse.receive_str");
    return new Coroutine(RECEIVE, this.#receiveStr(secondsOf(options.timeout)));
  }

  /** Waits for bytes. @throws WSMessageTypeError for a message of another kind */
  receiveBytes(options: ReceiveOptions = {}): Coroutine<Uint8Array> {
    checkKeywords(options, ["timeout"], "ClientWebSocketResponse.receive_bytes");
    return new Coroutine(RECEIVE, this.#receiveBytes(secondsOf(options.timeout)));
  }

  /** Waits for text, and reads it as JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: only the program knows what its peer sends.
  receiveJson<T = any>(options: ReceiveJsonOptions = {}): Coroutine<T> {
    checkKeywords(options, ["timeout", "loads"], "ClientWebSocketResponse.receive_json");
    const { loads = loadJson, timeout } = options;
    return new Coroutine(RECEIVE, this.#receiveJson(secondsOf(timeout), loads)) as Coroutine<T>;
  }

  /**
   * Closes the WebSocket: says so, and waits for the server's answer.
   * @param options `code` is why, `message` says it in words
   * @returns false when it was closed already
   */
  close(options: { code?: number; message?: string | Uint8Array } = {}): Coroutine<boolean> {
    checkKeywords(options, ["code", "message"], "ClientWebSocketResponse.close");
    return new Coroutine(CLOSE, this.#close(options.code ?? WSCloseCode.OK, options.message ?? ""));
  }

  __aiter__(): this {
    return this;
  }

  /** The next message; StopAsyncIteration when it is closed. */
  __anext__(): Coroutine<WSMessage> {
    return new Coroutine(NEXT, this.#next());
  }

  /** Lets TypeScript's `for await` see what is iterated. */
  declare readonly [Symbol.asyncIterator]: () => globalThis.AsyncIterator<WSMessage>;

  /** Exists for the type checker only: leaving the block closes the WebSocket. */
  declare readonly [Symbol.asyncDispose]: () => PromiseLike<void>;

  /** @internal */
  _enterContext(): void {}

  /** @internal */
  _leave(): Coroutine<unknown> | null {
    return this.close();
  }

  #write(opcode: Opcode, payload: Uint8Array): void {
    this.#socket.write(writeFrame(opcode, payload, this.#makeMask()));
  }

  // biome-ignore lint/correctness/useYield: it writes at once, as aiohttp does while there is room.
  *#send(opcode: Opcode, payload: () => Uint8Array): Body<null> {
    const bytes = payload();
    if (this.#closed || this.#closing || this.#socket.closed) {
      throw new ClientConnectionResetError("Cannot write to closing transport");
    }
    this.#write(opcode, bytes);
    return null;
  }

  #heartbeatOf(seconds: number | null): Heartbeat | null {
    if (seconds === null) return null;
    const ping = (): void => {
      if (!this.#socket.closed) this.#write(Opcode.ping, new Uint8Array(0));
    };
    return new Heartbeat(this.#loop, seconds, ping, () => this.#pongMissed(seconds / 2));
  }

  #feed(bytes: Uint8Array): void {
    this.#inbox.feed(bytes);
    if (!this.#closed) this.#heartbeat?.restart();
  }

  /** The connection is gone. */
  #lose(): void {
    if (!this.#closed) this.#inbox.push(CLOSED);
  }

  *#receive(timeout: number | null): Body<WSMessage> {
    for (;;) {
      if (this.#isReceiving) throw new RuntimeError("Concurrent call to receive() is not allowed");
      if (this.#closed) return CLOSED;
      if (this.#closing) {
        yield* this.#close(WSCloseCode.OK, "");
        return CLOSED;
      }
      const message = yield* this.#receiveOne(timeout ?? this.#timeout.wsReceive);
      if (message.type === WSMsgType.CLOSED) {
        this.#closed = true;
        this.#closeCode = WSCloseCode.ABNORMAL_CLOSURE;
        this.#end();
      } else if (message.type === WSMsgType.CLOSE) {
        this.#closing = true;
        this.#closeCode = message.data;
        if (this.#options.autoclose !== false) yield* this.#close(WSCloseCode.OK, "");
      } else if (message.type === WSMsgType.CLOSING) {
        this.#closing = true;
      } else if (message.type === WSMsgType.ERROR) {
        this.#exception = message.data;
        const reason =
          message.data instanceof WebSocketError ? message.data.code : WSCloseCode.ABNORMAL_CLOSURE;
        yield* this.#close(reason, "");
        this.#closeCode = reason;
      } else if (this.#options.autoping !== false) {
        if (message.type === WSMsgType.PONG) continue;
        if (message.type === WSMsgType.PING) {
          if (!this.#socket.closed) this.#write(Opcode.pong, message.data);
          continue;
        }
      }
      return message;
    }
  }

  *#receiveOne(timeout: number | null): Body<WSMessage> {
    this.#isReceiving = true;
    try {
      return yield* this.#inbox.take(timeout);
    } finally {
      this.#isReceiving = false;
      this.#receiveEnded?.setResult(null);
      this.#receiveEnded = null;
    }
  }

  *#receiveStr(timeout: number | null): Body<string> {
    const message = yield* this.#receive(timeout);
    if (message.type !== WSMsgType.TEXT) throw wrongType(message, "WSMsgType.TEXT");
    return message.data;
  }

  *#receiveBytes(timeout: number | null): Body<Uint8Array> {
    const message = yield* this.#receive(timeout);
    if (message.type !== WSMsgType.BINARY) throw wrongType(message, "WSMsgType.BINARY");
    return message.data;
  }

  *#receiveJson(timeout: number | null, loads: (text: string) => unknown): Body<unknown> {
    return loads(yield* this.#receiveStr(timeout));
  }

  *#next(): Body<WSMessage> {
    const message = yield* this.#receive(null);
    const ends: readonly WSMsgType[] = [WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED];
    if (ends.includes(message.type)) throw new StopAsyncIteration();
    return message;
  }

  *#close(reason: number, message: string | Uint8Array): Body<boolean> {
    if (this.#isReceiving && !this.#closing) {
      // Who receives is told, and leaves the answer to this call.
      this.#closing = true;
      const ended = describedFuture<null>(this.#loop, WaitKind.network, "receive()");
      this.#receiveEnded = ended;
      this.#inbox.push(CLOSING);
      yield ended;
      this.#closing = false;
    }
    if (this.#closed) return false;
    this.#closed = true;
    const text = typeof message === "string" ? new TextEncoder().encode(message) : message;
    if (!this.#socket.closed) this.#write(Opcode.close, writeClose(reason, text));
    try {
      if (!this.#closing) this.#closeCode = yield* this.#awaitClose();
    } finally {
      this.#end();
    }
    return true;
  }

  /** @returns the code of the server's closing message, or that there was none in time. */
  *#awaitClose(): Body<number> {
    const ends: readonly WSMsgType[] = [WSMsgType.CLOSE, WSMsgType.CLOSED, WSMsgType.ERROR];
    try {
      const message = yield* this.#inbox.take(this.#timeout.wsClose, ({ type }) => ends.includes(type));
      if (message.type === WSMsgType.CLOSE) return message.data;
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error;
      this.#exception = error;
    }
    return WSCloseCode.ABNORMAL_CLOSURE;
  }

  /** The connection is needed no more. */
  #end(): void {
    this.#heartbeat?.stop();
    this.#socket.close();
    this.#response.close();
  }

  #pongMissed(seconds: number): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#closeCode = WSCloseCode.ABNORMAL_CLOSURE;
    this.#exception = new ServerTimeoutError(`No PONG received after ${seconds} seconds`);
    this.#end();
    if (this.#isReceiving) this.#inbox.push({ type: WSMsgType.ERROR, data: this.#exception, extra: null });
  }
}

function bytesOf(data: unknown): Uint8Array {
  if (data instanceof Uint8Array) return data;
  throw new TypeError(`data argument must be byte-ish (<class '${typeName(data)}'>)`);
}

function wrongType({ type, data }: WSMessage, wanted: string): WSMessageTypeError {
  const shown = typeof data === "string" ? quote(data) : String(data ?? "None");
  return new WSMessageTypeError(`Received message ${type}:${shown} is not ${wanted}`);
}
