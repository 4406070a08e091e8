import { alsoBase, Exception, OSError, TimeoutError, ValueError } from "../../builtins/exceptions.ts";
import { quote } from "../../builtins/quote.ts";
import type { CIMultiDictProxy } from "../multidict.ts";
import type { URL } from "../url.ts";
import type { ClientResponse } from "./client-response.ts";

/** The root of all errors of the client. */
export class ClientError extends Exception {}

/** What was asked for. */
export interface RequestInfo {
  readonly url: URL;
  readonly method: string;
  readonly headers: CIMultiDictProxy;
  readonly realUrl: URL;
}

/** What is known of a response that is an error. */
export interface ResponseErrorDetails {
  readonly status?: number;
  /** The status's phrase. */
  readonly message?: string;
  readonly headers?: CIMultiDictProxy | null;
}

/** A response that is an error: `404, message='Not Found', url='https://…'`. */
export class ClientResponseError extends ClientError {
  /** What was asked for. */
  readonly requestInfo: RequestInfo;
  /** The responses that redirected here. */
  readonly history: readonly ClientResponse[];
  /** The status, 0 where there is none. */
  readonly status: number;
  /** The status's phrase; Python's `e.message`, a name that JavaScript gives to the text of the whole. */
  readonly reason: string;
  /** The response's headers, or null. */
  readonly headers: CIMultiDictProxy | null;

  constructor(
    requestInfo: RequestInfo,
    history: readonly ClientResponse[],
    details: ResponseErrorDetails = {},
  ) {
    super(requestInfo, history);
    this.requestInfo = requestInfo;
    this.history = history;
    this.status = details.status ?? 0;
    this.reason = details.message ?? "";
    this.headers = details.headers ?? null;
    this.message = `${this.status}, message=${quote(this.reason)}, url=${quote(String(requestInfo.realUrl))}`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `${this.name}(status=${this.status}, message=${quote(this.reason)}, url=${quote(String(this.requestInfo.realUrl))})`;
  }
}

/** The body's type is not the one that was asked for. */
export class ContentTypeError extends ClientResponseError {}

/** The server did not agree to speak WebSocket. */
export class WSServerHandshakeError extends ClientResponseError {}

/** Too many redirects, one after the other. */
export class TooManyRedirects extends ClientResponseError {}

/** Something is wrong with a connection. */
export class ClientConnectionError extends ClientError {}

/** An error of the operating system on a connection: an `OSError`, too. */
export class ClientOSError extends ClientConnectionError {
  /** The system's number of the error, or null. */
  readonly errno: number | null;
  /** The system's text, or null. */
  readonly strerror: string | null;

  constructor(...args: unknown[]) {
    super(...args);
    const [errno, strerror] = this.args;
    const isNumbered = this.args.length >= 2;
    this.errno = isNumbered ? (errno as number | null) : null;
    this.strerror = isNumbered ? String(strerror) : null;
    if (isNumbered) this.message = `[Errno ${errno ?? "None"}] ${strerror}`;
  }
}
alsoBase(ClientOSError, OSError);

/** Which server a connection leads to. */
export interface ConnectionKey {
  readonly host: string;
  readonly port: number;
  readonly isSsl: boolean;
}

/** A connection could not be opened. */
export class ClientConnectorError extends ClientOSError {
  /** The system's error. */
  readonly osError: OSError;
  readonly host: string;
  readonly port: number;

  constructor(key: ConnectionKey, error: OSError) {
    super(error.errno, error.strerror ?? error.message, { cause: error });
    this.osError = error;
    this.host = key.host;
    this.port = key.port;
    const text = this.strerror ?? "None";
    this.message = `Cannot connect to host ${key.host}:${key.port} ssl:default [${text}]`;
  }
}

/** The name of the host could not be looked up. */
export class ClientConnectorDNSError extends ClientConnectorError {}

/** Something is wrong with TLS. */
export class ClientSSLError extends ClientConnectorError {}

/** The connection stands, and TLS could not be agreed on. */
export class ClientConnectorSSLError extends ClientSSLError {}

/** A certificate is not in order; those of the simulated network all are. */
export class ClientConnectorCertificateError extends ClientSSLError {}

/** The connection is closing, and nothing more can be sent. */
export class ClientConnectionResetError extends ClientConnectionError {}

/** The server did something to the connection. */
export class ServerConnectionError extends ClientConnectionError {}

/** The server closed the connection before a response began. */
export class ServerDisconnectedError extends ServerConnectionError {
  constructor(text = "Server disconnected", ...rest: unknown[]) {
    super(text, ...rest);
  }
}

/** The server took too long: a `TimeoutError`, too. */
export class ServerTimeoutError extends ServerConnectionError {
  /** As an `OSError`'s: there is no number. */
  readonly errno: number | null = null;
  /** As an `OSError`'s: there is no text of the system's. */
  readonly strerror: string | null = null;
}
alsoBase(ServerTimeoutError, TimeoutError);

/** It took too long to open a connection. */
export class ConnectionTimeoutError extends ServerTimeoutError {}

/** Nothing came for too long. */
export class SocketTimeoutError extends ServerTimeoutError {}

/** The body of a response is not what its headers say. */
export class ClientPayloadError extends ClientError {}

/** What was given is no URL that can be asked for: a `ValueError`, too. */
export class InvalidURL extends ClientError {
  /** What was given. */
  readonly url: string;

  constructor(url: string, ...rest: unknown[]) {
    super(url, ...rest);
    this.url = url;
  }
}
alsoBase(InvalidURL, ValueError);

export class InvalidUrlClientError extends InvalidURL {}
export class InvalidUrlRedirectClientError extends InvalidUrlClientError {}

/** A URL whose scheme is neither http nor https. */
export class NonHttpUrlClientError extends ClientError {}
export class NonHttpUrlRedirectClientError extends NonHttpUrlClientError {}

/** A WebSocket brought a message of another kind than was asked for. */
export class WSMessageTypeError extends Exception {}

/** A WebSocket's peer does not keep to the protocol. */
export class WebSocketError extends Exception {
  readonly code: number;

  constructor(code: number, message: string) {
    super(code, message);
    this.code = code;
    this.message = message;
  }
}
