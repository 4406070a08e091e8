/** HTTP/1.1 on the wire: how requests and heads of responses are written and read. */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Headers as they are on the wire: in order, as spelled; a name may come twice. */
export type Headers = readonly (readonly [name: string, value: string])[];

/** A request to be sent. `Host`, `Content-Length` and all else are up to the client. */
export interface HttpRequest {
  readonly method: string;
  /** Absolute: its path and query are the request's target. */
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** Whether more of the body follows, with {@link HttpConnection.sendPiece}. */
  readonly streamed?: boolean;
}

/** The head of a response. */
export interface ResponseHead {
  readonly status: number;
  readonly reason: string;
  readonly headers: Headers;
  /** Bytes of the head on the wire. */
  readonly size: number;
}

/** @returns the value of the first header of this name, in any spelling. */
export function headerOf(headers: Headers, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([key]) => key.toLowerCase() === wanted)?.[1];
}

/** @returns whether a header's list of tokens holds this one, as `Connection: close`. */
export function hasToken(headers: Headers, name: string, token: string): boolean {
  const value = headerOf(headers, name) ?? "";
  return value.split(",").some((part) => part.trim().toLowerCase() === token);
}

function head(first: string, headers: Headers): Uint8Array {
  return encoder.encode(
    `${[first, ...headers.map(([name, value]) => `${name}: ${value}`)].join("\r\n")}\r\n\r\n`,
  );
}

/** @returns a request's bytes: its head, and its body unless that is streamed. */
export function writeRequest({ method, url, headers, body, streamed }: HttpRequest): Uint8Array {
  const first = head(`${method} ${url.pathname}${url.search} HTTP/1.1`, headers);
  if (streamed === true) return first;
  if (!hasToken(headers, "Transfer-Encoding", "chunked")) return join([first, body]);
  const end = writeChunk(new Uint8Array(0));
  return join(body.length === 0 ? [first, end] : [first, writeChunk(body), end]);
}

/** @returns the bytes of a response's head. */
export function writeResponseHead(status: number, reason: string, headers: Headers): Uint8Array {
  return head(`HTTP/1.1 ${status} ${reason}`, headers);
}

/** @returns bytes as one chunk of a chunked body; empty bytes are its end. */
export function writeChunk(bytes: Uint8Array): Uint8Array {
  const size = encoder.encode(`${bytes.length.toString(16).toUpperCase()}\r\n`);
  return join([size, bytes, encoder.encode("\r\n")]);
}

/** The first line and the headers of a message. */
export interface Head {
  readonly first: string;
  readonly headers: Headers;
  readonly size: number;
}

/** A head that is longer is none. */
export const LONGEST_HEAD = 65_536;

/**
 * Reads a head from the beginning of what has arrived.
 * @returns null while its end has not come; undefined for what can never become one
 */
export function readHead(bytes: Uint8Array): Head | null | undefined {
  const end = endOfHead(bytes);
  if (end === -1) return bytes.length > LONGEST_HEAD ? undefined : null;
  const [first = "", ...lines] = decoder.decode(bytes.subarray(0, end)).trimEnd().split(/\r?\n/);
  const headers: [string, string][] = [];
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon < 1) return undefined;
    headers.push([line.slice(0, colon), line.slice(colon + 1).trim()]);
  }
  return { first, headers, size: end };
}

/** @returns the index after the empty line that ends a head, or -1. */
function endOfHead(bytes: Uint8Array): number {
  for (let index = bytes.indexOf(10); index !== -1; index = bytes.indexOf(10, index + 1)) {
    const next = bytes[index + 1] === 13 ? index + 2 : index + 1;
    if (bytes[next] === 10) return next + 1;
  }
  return -1;
}

/** @returns byte arrays as one. */
export function join(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0] as Uint8Array;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The usual phrase of each status. */
export const REASONS: Readonly<Record<number, string>> = {
  100: "Continue",
  101: "Switching Protocols",
  200: "OK",
  201: "Created",
  202: "Accepted",
  203: "Non-Authoritative Information",
  204: "No Content",
  205: "Reset Content",
  206: "Partial Content",
  300: "Multiple Choices",
  301: "Moved Permanently",
  302: "Found",
  303: "See Other",
  304: "Not Modified",
  305: "Use Proxy",
  307: "Temporary Redirect",
  308: "Permanent Redirect",
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  407: "Proxy Authentication Required",
  408: "Request Timeout",
  409: "Conflict",
  410: "Gone",
  411: "Length Required",
  412: "Precondition Failed",
  413: "Request Entity Too Large",
  414: "Request-URI Too Long",
  415: "Unsupported Media Type",
  416: "Requested Range Not Satisfiable",
  417: "Expectation Failed",
  418: "I'm a teapot",
  422: "Unprocessable Entity",
  425: "Too Early",
  426: "Upgrade Required",
  428: "Precondition Required",
  429: "Too Many Requests",
  431: "Request Header Fields Too Large",
  451: "Unavailable For Legal Reasons",
  500: "Internal Server Error",
  501: "Not Implemented",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
  505: "HTTP Version Not Supported",
};
