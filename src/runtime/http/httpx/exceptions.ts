import { Exception, RuntimeError } from "../../builtins/exceptions.ts";
import type { Request } from "./request.ts";
import type { Response } from "./response.ts";

/** What an error takes besides its text: the request that it is about, and what it was raised from. */
export interface RequestErrorOptions {
  request?: Request | null;
  cause?: unknown;
}

/** Everything that can go wrong with a request or its response's status, as `httpx.HTTPError`. */
export class HTTPError extends Exception {
  /** @internal */ _request: Request | null = null;

  /**
   * The request.
   * @throws RuntimeError when it is not known
   */
  get request(): Request {
    if (this._request === null) throw new RuntimeError("The .request property has not been set.");
    return this._request;
  }
}

/** A request could not be made, or was not answered. */
export class RequestError extends HTTPError {
  constructor(message: string, { request = null, cause }: RequestErrorOptions = {}) {
    if (cause === undefined) super(message);
    else super(message, { cause });
    this._request = request;
  }
}

/** A request failed on its way. */
export class TransportError extends RequestError {}

/** Something took too long. */
export class TimeoutException extends TransportError {}
/** Connecting to the host took too long. */
export class ConnectTimeout extends TimeoutException {}
/** Waiting for data of the response took too long. */
export class ReadTimeout extends TimeoutException {}
/** Sending the request took too long. */
export class WriteTimeout extends TimeoutException {}
/** Waiting for a connection of the pool took too long. */
export class PoolTimeout extends TimeoutException {}

/** The network failed. */
export class NetworkError extends TransportError {}
/** The connection failed while the response was received. */
export class ReadError extends NetworkError {}
/** The connection failed while the request was sent. */
export class WriteError extends NetworkError {}
/** No connection could be made. */
export class ConnectError extends NetworkError {}
/** A connection could not be closed. */
export class CloseError extends NetworkError {}

/** A proxy failed. */
export class ProxyError extends TransportError {}
/** The URL's scheme is neither http nor https. */
export class UnsupportedProtocol extends TransportError {}
/** HTTP's rules were broken. */
export class ProtocolError extends TransportError {}
/** The client broke HTTP's rules. */
export class LocalProtocolError extends ProtocolError {}
/** The server broke HTTP's rules, or hung up. */
export class RemoteProtocolError extends ProtocolError {}

/** The body of the response is damaged. */
export class DecodingError extends RequestError {}
/** There were more redirects than allowed. */
export class TooManyRedirects extends RequestError {}

/** The response's status is no success; `raiseForStatus` throws it. */
export class HTTPStatusError extends HTTPError {
  /** The response. */
  readonly response: Response;

  constructor(message: string, { request, response }: { request: Request; response: Response }) {
    super(message);
    this._request = request;
    this.response = response;
  }
}

/** A URL cannot be read. */
export class InvalidURL extends Exception {}
/** Several cookies have the name that was asked for. */
export class CookieConflict extends Exception {}

/** A stream was used in a way in which it cannot be. */
export class StreamError extends RuntimeError {}

/** What has been streamed cannot be streamed again. */
export class StreamConsumed extends StreamError {
  constructor() {
    super(
      "Attempted to read or stream some content, but the content has already been streamed. For requests, " +
        "this could be due to passing a generator as request content, and then receiving a redirect response " +
        "or a secondary request as part of an authentication flow.For responses, this could be due to " +
        "attempting to stream the response content more than once.",
    );
  }
}

/** The stream has been closed. */
export class StreamClosed extends StreamError {
  constructor() {
    super("Attempted to read or stream content, but the stream has been closed.");
  }
}

/** The body of a streamed request was asked for. */
export class RequestNotRead extends StreamError {
  constructor() {
    super("Attempted to access streaming request content, without having called `read()`.");
  }
}

/** The body of a streamed response was asked for before it was read. */
export class ResponseNotRead extends StreamError {
  constructor() {
    super("Attempted to access streaming response content, without having called `read()`.");
  }
}
