import {
  BrokenPipeError,
  ConnectionRefusedError,
  ConnectionResetError,
  OSError,
  TimeoutError,
} from "../builtins/exceptions.ts";
import type { NetworkError, NetworkErrorCode } from "../network/errors.ts";

/** A name could not be looked up: Python's `socket.gaierror`. */
export class gaierror extends OSError {}

/** Python's `ssl.SSLError`: its text goes without the number. */
export class SSLError extends OSError {
  constructor(...args: unknown[]) {
    super(...args);
    if (this.strerror !== null) this.message = this.strerror;
  }
}

/** Linux's numbers, and the class that Python raises for each. */
const ERRORS: Readonly<Record<NetworkErrorCode, readonly [errno: number, type: typeof OSError]>> = {
  ECONNREFUSED: [111, ConnectionRefusedError],
  ECONNRESET: [104, ConnectionResetError],
  ETIMEDOUT: [110, TimeoutError],
  ENETUNREACH: [101, OSError],
  EPIPE: [32, BrokenPipeError],
  EADDRINUSE: [98, OSError],
  EADDRNOTAVAIL: [99, OSError],
  EAI_NONAME: [-2, gaierror],
  EAI_AGAIN: [-3, gaierror],
  ENOTTLS: [1, SSLError],
  HTTP_DISCONNECTED: [104, ConnectionResetError],
  HTTP_INCOMPLETE_BODY: [104, ConnectionResetError],
  HTTP_BAD_RESPONSE: [104, ConnectionResetError],
};

/** @returns what Python raises for an error of the network: `[Errno 104] Connection reset by peer`. */
export function toOSError(error: NetworkError): OSError {
  const [errno, type] = ERRORS[error.code];
  if (error.code === "ENOTTLS") return new type(errno, "[SSL: WRONG_VERSION_NUMBER] wrong version number");
  return new type(errno, error.message);
}

/**
 * @returns what asyncio raises when a connection cannot be opened:
 * `[Errno 111] Connect call failed ('127.0.0.1', 8888)`
 */
export function toConnectError(error: NetworkError, address: string, port: number): OSError {
  const [errno, type] = ERRORS[error.code];
  return new type(errno, `Connect call failed ('${address}', ${port})`);
}
