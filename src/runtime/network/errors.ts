/**
 * What goes wrong on a network, by the names that operating systems use. The world knows no language's
 * exceptions: whoever stands between it and a program turns these into the program's own.
 */
export type NetworkErrorCode =
  /** Nobody listens there: the answer to the handshake was a reset. */
  | "ECONNREFUSED"
  /** The peer, or something on the way, cut the connection. */
  | "ECONNRESET"
  /** No answer, for as long as the system tries. */
  | "ETIMEDOUT"
  /** There is no network. */
  | "ENETUNREACH"
  /** The connection was closed on this side, or the peer reads no more. */
  | "EPIPE"
  /** The address is taken. */
  | "EADDRINUSE"
  /** The address is none of this machine's. */
  | "EADDRNOTAVAIL"
  /** DNS: there is no such name. */
  | "EAI_NONAME"
  /** DNS: no answer now. */
  | "EAI_AGAIN"
  /** The peer does not speak TLS. */
  | "ENOTTLS"
  /** HTTP: the connection was closed before a response began. */
  | "HTTP_DISCONNECTED"
  /** HTTP: the connection was closed within the body; `received` and `expected` say how far it got. */
  | "HTTP_INCOMPLETE_BODY"
  /** HTTP: what came is no response. */
  | "HTTP_BAD_RESPONSE";

const TEXTS: Readonly<Record<NetworkErrorCode, string>> = {
  ECONNREFUSED: "Connection refused",
  ECONNRESET: "Connection reset by peer",
  ETIMEDOUT: "Connection timed out",
  ENETUNREACH: "Network is unreachable",
  EPIPE: "Broken pipe",
  EADDRINUSE: "address already in use",
  EADDRNOTAVAIL: "cannot assign requested address",
  EAI_NONAME: "Name or service not known",
  EAI_AGAIN: "Temporary failure in name resolution",
  ENOTTLS: "wrong version number",
  HTTP_DISCONNECTED: "Server disconnected",
  HTTP_INCOMPLETE_BODY: "the connection was closed within the body",
  HTTP_BAD_RESPONSE: "what was received is no HTTP response",
};

/** An operation of the world has failed. */
export class NetworkError extends Error {
  readonly code: NetworkErrorCode;
  /** Of an incomplete body: the bytes that came. */
  readonly received: number;
  /** Of an incomplete body: the bytes that were announced, or null where the end alone was to tell. */
  readonly expected: number | null;

  constructor(
    code: NetworkErrorCode,
    details: { message?: string; received?: number; expected?: number | null } = {},
  ) {
    super(details.message ?? TEXTS[code]);
    this.name = "NetworkError";
    this.code = code;
    this.received = details.received ?? 0;
    this.expected = details.expected ?? null;
  }
}
