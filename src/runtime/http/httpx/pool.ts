import { run } from "../../loop/run.ts";
import { NetworkError } from "../../network/errors.ts";
import type { HttpConnection } from "../../network/http/connection.ts";
import { Operation } from "../../network/operation.ts";
import type { Limits } from "./limits.ts";

/** A connection of the pool; `http` is null until it stands. */
export class PooledConnection {
  readonly origin: string;
  http: HttpConnection | null = null;
  #interrupt: (() => void) | null = null;

  constructor(origin: string) {
    this.origin = origin;
  }

  /** @returns an operation that fails with ECONNRESET, too, when the pool closes the connection. */
  during<T>(operation: Operation<T>): Operation<T> {
    if (operation.settled) return operation;
    const outer = new Operation<T>(() => operation.cancel());
    this.#interrupt = () => outer.fail(new NetworkError("ECONNRESET"));
    operation.onSettled(() => {
      this.#interrupt = null;
      try {
        outer.succeed(operation.result());
      } catch (error) {
        outer.fail(error as NetworkError);
      }
    });
    return outer;
  }

  close(): void {
    this.http?.close();
    const interrupt = this.#interrupt;
    this.#interrupt = null;
    interrupt?.();
  }
}

/** A request that has, or waits for, a connection. */
export class PoolRequest {
  readonly origin: string;
  /** Settles when there is a connection for it. */
  readonly assigned = new Operation<PooledConnection>();
  connection: PooledConnection | null = null;

  constructor(origin: string) {
    this.origin = origin;
  }
}

/**
 * The connections of a client, by the rules of httpcore's pool: requests are served in the order in which they
 * came; each takes an idle connection to its origin, or a new one while there may be more, or a new one in
 * place of an idle one to another origin.
 */
export class ConnectionPool {
  readonly #mostConnections: number;
  readonly #mostKept: number;
  /** Nanoseconds. */
  readonly #expiry: number;
  /** In the order in which they were made. */
  readonly #connections = new Set<PooledConnection>();
  readonly #idle = new Set<PooledConnection>();
  readonly #waiting = new Set<PoolRequest>();

  constructor({ maxConnections, maxKeepaliveConnections, keepaliveExpiry }: Limits) {
    const infinite = Number.POSITIVE_INFINITY;
    this.#mostConnections = maxConnections ?? infinite;
    this.#mostKept = Math.min(this.#mostConnections, maxKeepaliveConnections ?? infinite);
    this.#expiry = (keepaliveExpiry ?? infinite) * 1e9;
  }

  /** How many connections there are, those that are being opened included. */
  get size(): number {
    return this.#connections.size;
  }

  /** How many connections wait for a request. */
  get idle(): number {
    return this.#idle.size;
  }

  /** How many requests wait for a connection. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** A request needs a connection. Whatever becomes of it, {@link ConnectionPool.leave} must follow. */
  enter(origin: string): PoolRequest {
    const request = new PoolRequest(origin);
    this.#waiting.add(request);
    this.#assign();
    return request;
  }

  /** A request needs its connection, or its place in the queue, no more. */
  leave(request: PoolRequest): void {
    this.#waiting.delete(request);
    const { connection } = request;
    request.connection = null;
    if (connection !== null) {
      // One that was never opened would hold its place for ever.
      if (connection.http?.reusable === true && this.#connections.has(connection)) this.#idle.add(connection);
      else this.#remove(connection);
    }
    this.#assign();
  }

  /** Closes all connections, those in use too. */
  close(): void {
    for (const connection of [...this.#connections]) this.#remove(connection);
  }

  #remove(connection: PooledConnection): void {
    this.#connections.delete(connection);
    this.#idle.delete(connection);
    connection.close();
  }

  #assign(): void {
    for (const connection of [...this.#connections]) {
      if (!this.#idle.has(connection)) continue;
      // As httpcore 1.0.9 does: what is compared is the number of all connections, not of the idle ones.
      if (this.#isOver(connection) || this.#connections.size > this.#mostKept) this.#remove(connection);
    }
    for (const request of this.#waiting) {
      const connection = this.#find(request.origin);
      // What does not help this request helps no other.
      if (connection === null) return;
      this.#waiting.delete(request);
      request.connection = connection;
      request.assigned.succeed(connection);
    }
  }

  #isOver({ http }: PooledConnection): boolean {
    return http?.reusable !== true || run.clock.now - http.idleSince > this.#expiry;
  }

  #find(origin: string): PooledConnection | null {
    for (const connection of this.#connections) {
      if (connection.origin !== origin || !this.#idle.delete(connection)) continue;
      return connection;
    }
    if (this.#connections.size >= this.#mostConnections) {
      const idle = [...this.#connections].find((connection) => this.#idle.has(connection));
      if (idle === undefined) return null;
      this.#remove(idle);
    }
    const connection = new PooledConnection(origin);
    this.#connections.add(connection);
    return connection;
  }
}
