/** What a simulated web site is: a function from a request to a response. */

/** A request as a service sees it. */
export interface ServiceRequest {
  /** In capitals: `GET`. */
  readonly method: string;
  /** What was asked for, absolute: `https://httpbin.org/get?a=1`. */
  readonly url: URL;
  /** In the order and spelling in which they came. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  /** The client's address, as the server's side of the connection has it. */
  readonly clientAddress: string;
  /** A random number from 0 up to 1, of the world's own seeded generator. */
  random(): number;
  /** Virtual time in seconds. */
  now(): number;
}

/** A part of a body that is sent in its own time. */
export interface BodyPiece {
  /** Seconds after the piece before it; of the first, after the head. */
  readonly after: number;
  readonly bytes: Uint8Array;
}

/**
 * A response. The server adds `Date`, `Content-Length` (or `Transfer-Encoding: chunked` for a body in pieces
 * without a `Content-Length`) and `Connection` unless they are there; all else is the service's own.
 */
export interface ServiceResponse {
  readonly status: number;
  /** By default the usual phrase of the status: `OK`. */
  readonly reason?: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array | readonly BodyPiece[];
  /** Seconds of work before the response's head; the request holds one of the server's places meanwhile. */
  readonly delay?: number;
  /** Of a response with status 101: takes the connection over, as WebSockets do, once the head is sent. */
  readonly upgrade?: (stream: UpgradedStream) => void;
}

/** The server's side of a connection that has left HTTP behind. */
export interface UpgradedStream {
  /** Sends bytes. */
  write(bytes: Uint8Array): void;
  /** Ends the connection, after what was written. */
  close(): void;
  /** Calls `callback` in so many seconds, unless the connection has ended by then. */
  after(seconds: number, callback: () => void): void;
  /** Who is told of bytes that arrive. Set it at once: none are kept back. */
  onData: (bytes: Uint8Array) => void;
  /** Who is told that the client has ended the connection, or that it broke. */
  onEnd: () => void;
}

/** A web site: called once a request, when the server takes it up. It must not keep state outside of the world. */
export type Service = (request: ServiceRequest) => ServiceResponse;

/** Makes a service: once a world, so that what it keeps (a counter, a session) begins anew with each run. */
export type ServiceFactory = () => Service;
