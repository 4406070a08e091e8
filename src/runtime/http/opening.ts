import { HttpConnection } from "../network/http/connection.ts";
import type { RequestRecord } from "../network/http/request-log.ts";
import type { Operation } from "../network/operation.ts";
import type { Socket } from "../network/socket.ts";
import type { World } from "../network/world.ts";

/** Something to wait for, and what it is in words. */
export interface Step {
  readonly operation: Operation<unknown>;
  readonly purpose: string;
}

/**
 * What takes several waits, without saying how to wait: a task performs the steps (`asyncio/perform.ts`), a
 * synchronous call blocks for each (`loop/external-wait.ts`).
 */
export type Steps<T> = Generator<Step, T, void>;

/** Waits for one operation. @throws NetworkError when it fails */
export function* step<T>(operation: Operation<T>, purpose: string): Steps<T> {
  if (!operation.settled) yield { operation: operation as Operation<unknown>, purpose };
  return operation.result();
}

/** Looks a name up; the phase is `DNS lookup`. */
export function* lookUp(world: World, host: string, record: RequestRecord): Steps<string> {
  record.phase("DNS lookup");
  return yield* step(world.resolver.lookup(host), `${host}: DNS lookup`);
}

/** Opens a connection to an address; the phases are `initial connection` and, for https, `TLS`. */
export function* open(
  world: World,
  address: string,
  target: { readonly host: string; readonly port: number; readonly tls: boolean },
  record: RequestRecord,
): Steps<HttpConnection> {
  record.phase("initial connection");
  const socket: Socket = yield* step(world.connect(address, target.port), `${target.host}: connection`);
  const connection = new HttpConnection(world, socket);
  if (target.tls) yield* agreeOnTls(connection, target.host, record);
  return connection;
}

/** Agrees on TLS; the phase is `TLS`. A connection for which that fails is closed. */
export function* agreeOnTls(connection: HttpConnection, host: string, record: RequestRecord): Steps<void> {
  record.phase("TLS", connection.id);
  try {
    yield* step(connection.startTls(host), `${host}: TLS`);
  } catch (error) {
    connection.close();
    throw error;
  }
}
