import { toConnectError, toOSError } from "../../asyncio/socket-errors.ts";
import { NetworkError as WorldError } from "../../network/errors.ts";
import { ConnectError, ReadError, RemoteProtocolError, type TransportError } from "./exceptions.ts";

/** Which client asks: what stands between the network and httpx words some errors in its own way. */
export type ClientKind = "sync" | "async";

/** @returns what httpx raises for a look-up that failed; anything but the network's errors as it is. */
export function lookUpError(error: unknown): unknown {
  if (!(error instanceof WorldError)) return error;
  const cause = toOSError(error);
  return new ConnectError(cause.message, { cause });
}

/** @returns what httpx raises for a connection that could not be opened; anything but the network's errors as it is. */
export function connectError(error: unknown, kind: ClientKind, address: string, port: number): unknown {
  if (!(error instanceof WorldError)) return error;
  if (kind === "async") {
    return new ConnectError("All connection attempts failed", {
      cause: toConnectError(error, address, port),
    });
  }
  const cause = toOSError(error);
  return new ConnectError(cause.message, { cause });
}

/** @returns what httpx raises for a TLS handshake that failed; anything but the network's errors as it is. */
export function tlsError(error: unknown, kind: ClientKind): unknown {
  if (!(error instanceof WorldError)) return error;
  const cause = toOSError(error);
  const isWorded = kind === "sync" || error.code === "ENOTTLS";
  return new ConnectError(isWorded ? cause.message : "", { cause });
}

/** @returns what httpx raises while it waits for a response; anything but the network's errors as it is. */
export function readError(error: unknown, kind: ClientKind): unknown {
  if (!(error instanceof WorldError)) return error;
  return protocolError(error) ?? brokenConnection(error, kind);
}

function protocolError({ code, received, expected }: WorldError): TransportError | null {
  if (code === "HTTP_DISCONNECTED" || code === "EPIPE") {
    return new RemoteProtocolError("Server disconnected without sending a response.");
  }
  if (code === "HTTP_INCOMPLETE_BODY") {
    const how =
      expected === null ? "incomplete chunked read" : `received ${received} bytes, expected ${expected}`;
    return new RemoteProtocolError(`peer closed connection without sending complete message body (${how})`);
  }
  return code === "HTTP_BAD_RESPONSE" ? new RemoteProtocolError("illegal status line") : null;
}

function brokenConnection(error: WorldError, kind: ClientKind): TransportError {
  const cause = toOSError(error);
  return new ReadError(kind === "sync" ? cause.message : "", { cause });
}
