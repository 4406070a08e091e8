import type { EventLoop } from "../../asyncio/base-events.ts";
import type { Future } from "../../asyncio/futures.ts";
import { describedFuture } from "../../asyncio/resources.ts";
import type { Body } from "../../loop/coroutine.ts";
import { type Message, MessageReader, Opcode, ProtocolError } from "../../network/websocket/frames.ts";
import { WaitKind } from "../../trace/events.ts";
import { Deadline } from "./deadline.ts";
import { WebSocketError } from "./exceptions.ts";
import { textMessage, WSCloseCode, type WSMessage, WSMsgType } from "./websocket-message.ts";

/** The messages that have come and were not received. */
export class WebSocketInbox {
  readonly #loop: EventLoop;
  readonly #reader: MessageReader;
  readonly #purpose: string;
  readonly #messages: WSMessage[] = [];
  #waiter: Future<null> | null = null;

  /**
   * @param limit the most bytes of a message; 0: no limit
   * @param purpose what who receives waits for, in words
   */
  constructor(loop: EventLoop, limit: number, purpose: string) {
    this.#loop = loop;
    this.#reader = new MessageReader(limit);
    this.#purpose = purpose;
  }

  /** Takes bytes that have come. What breaks the protocol becomes a message, too: an ERROR. */
  feed(bytes: Uint8Array): void {
    try {
      for (const message of this.#reader.read(bytes)) this.push(toMessage(message));
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.push({ type: WSMsgType.ERROR, data: new WebSocketError(error.code, error.message), extra: null });
    }
  }

  push(message: WSMessage): void {
    this.#messages.push(message);
    const waiter = this.#waiter;
    if (waiter !== null && !waiter.done()) waiter.setResult(null);
  }

  /**
   * Waits for messages until one is wanted; the others are dropped.
   * @param timeout seconds in all, or null
   * @throws TimeoutError
   */
  *take(timeout: number | null, isWanted: (message: WSMessage) => boolean = () => true): Body<WSMessage> {
    const deadline = new Deadline(this.#loop, timeout, Number.POSITIVE_INFINITY, "WebSocket time-out");
    try {
      for (;;) {
        while (this.#messages.length === 0) yield* deadline.during(this.#wait());
        const message = this.#messages.shift() as WSMessage;
        if (isWanted(message)) return message;
      }
    } finally {
      deadline.cancel();
    }
  }

  *#wait(): Body<void> {
    const waiter = describedFuture<null>(this.#loop, WaitKind.network, this.#purpose);
    this.#waiter = waiter;
    try {
      yield waiter;
    } finally {
      this.#waiter = null;
    }
  }
}

function toMessage({ opcode, payload }: Message): WSMessage {
  if (opcode === Opcode.close) {
    const data = payload.length < 2 ? 0 : ((payload[0] as number) << 8) | (payload[1] as number);
    return { type: WSMsgType.CLOSE, data, extra: new TextDecoder().decode(payload.subarray(2)) };
  }
  if (opcode !== Opcode.text) {
    return { type: opcode as typeof WSMsgType.BINARY, data: payload, extra: "" };
  }
  try {
    const data = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(payload);
    return textMessage(data);
  } catch {
    throw new ProtocolError(WSCloseCode.INVALID_TEXT, "Invalid UTF-8 text message");
  }
}
