import { sha1 } from "./sha1.ts";

/** What RFC 6455 appends to a client's key. */
const SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/** @returns the `Sec-WebSocket-Accept` header that answers a `Sec-WebSocket-Key`. */
export function acceptKey(key: string): string {
  return btoa(String.fromCharCode(...sha1(new TextEncoder().encode(key + SUFFIX))));
}
