import { loads as loadJson } from "../json-decode.ts";

/** What kind of message a WebSocket brought, as `aiohttp.WSMsgType`. */
export const WSMsgType = {
  CONTINUATION: 0,
  TEXT: 1,
  BINARY: 2,
  CLOSE: 8,
  PING: 9,
  PONG: 10,
  /** This side is closing. */
  CLOSING: 256,
  /** The WebSocket is closed. */
  CLOSED: 257,
  /** Something went wrong: `data` is the exception. */
  ERROR: 258,
} as const;

export type WSMsgType = (typeof WSMsgType)[keyof typeof WSMsgType];

/** Why a WebSocket was closed, as `aiohttp.WSCloseCode`. */
export const WSCloseCode = {
  OK: 1000,
  GOING_AWAY: 1001,
  PROTOCOL_ERROR: 1002,
  UNSUPPORTED_DATA: 1003,
  ABNORMAL_CLOSURE: 1006,
  INVALID_TEXT: 1007,
  POLICY_VIOLATION: 1008,
  MESSAGE_TOO_BIG: 1009,
  MANDATORY_EXTENSION: 1010,
  INTERNAL_ERROR: 1011,
  SERVICE_RESTART: 1012,
  TRY_AGAIN_LATER: 1013,
  BAD_GATEWAY: 1014,
} as const;

/** A message of text. */
export interface WSTextMessage {
  readonly type: typeof WSMsgType.TEXT;
  readonly data: string;
  readonly extra: string;
  /** The text, read as JSON. @throws JSONDecodeError */
  // biome-ignore lint/suspicious/noExplicitAny: only the program knows what its peer sends.
  json<T = any>(options?: { loads?: (text: string) => unknown }): T;
}

/** @returns text as a message. */
export function textMessage(data: string): WSTextMessage {
  const message = { type: WSMsgType.TEXT, data, extra: "" } as const;
  // Not enumerable: it is no part of what the message holds.
  const value = ({ loads = loadJson }: { loads?: (text: string) => unknown } = {}): unknown => loads(data);
  return Object.defineProperty(message, "json", { value }) as WSTextMessage;
}

/** A message of a WebSocket: text as a string, the rest as bytes, a closing message as its code. */
export type WSMessage =
  | WSTextMessage
  | {
      readonly type: typeof WSMsgType.BINARY | typeof WSMsgType.PING | typeof WSMsgType.PONG;
      readonly data: Uint8Array;
      readonly extra: string;
    }
  | { readonly type: typeof WSMsgType.CLOSE; readonly data: number; readonly extra: string }
  | { readonly type: typeof WSMsgType.ERROR; readonly data: Error; readonly extra: null }
  | {
      readonly type: typeof WSMsgType.CLOSING | typeof WSMsgType.CLOSED;
      readonly data: null;
      readonly extra: null;
    };
