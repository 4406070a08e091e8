import { TypeError, ValueError } from "../../builtins/exceptions.ts";
import { checkKeywords } from "../../builtins/keywords.ts";
import { repr } from "../../builtins/repr.ts";

/** Seconds for each kind of wait; null is no limit. */
export interface TimeoutParts {
  /** For a connection: the look-up and TCP, and again for TLS. */
  connect?: number | null;
  /** For each wait for data of the response. */
  read?: number | null;
  /** For sending the request. */
  write?: number | null;
  /** For a connection of the pool. */
  pool?: number | null;
  /** For each of those that are not named. */
  timeout?: TimeoutTypes;
}

/** What a time-out can be given as: seconds, null for no limit, all four in order, or a {@link Timeout}. */
export type TimeoutTypes =
  | number
  | null
  | Timeout
  | readonly [connect: number | null, read: number | null, write?: number | null, pool?: number | null];

/** How long the parts of a request may take, in seconds, as `httpx.Timeout`: `new Timeout(5, { connect: 10 })`. */
export class Timeout {
  /** For a connection; null is no limit. */
  readonly connect: number | null;
  /** For each wait for data of the response. */
  readonly read: number | null;
  /** For sending the request. */
  readonly write: number | null;
  /** For a connection of the pool. */
  readonly pool: number | null;

  /**
   * @param timeout seconds for each part that `parts` does not name
   * @throws ValueError when not all four are said; TypeError for what is no number of seconds
   */
  constructor(timeout: TimeoutTypes | TimeoutParts, parts: TimeoutParts = {}) {
    const named = isParts(timeout) ? timeout : parts;
    checkKeywords(named, ["timeout", "connect", "read", "write", "pool"], "Timeout.__init__");
    const given = isParts(timeout) ? timeout.timeout : timeout;
    if (given instanceof Timeout) {
      ({ connect: this.connect, read: this.read, write: this.write, pool: this.pool } = given);
    } else if (typeof given === "object" && given !== null) {
      [this.connect, this.read, this.write = null, this.pool = null] = given;
    } else {
      const part = (name: "connect" | "read" | "write" | "pool"): number | null => {
        const value = named[name] === undefined ? given : named[name];
        if (value !== undefined) return value;
        throw new ValueError(
          "httpx.Timeout must either include a default, or set all four parameters explicitly.",
        );
      };
      this.connect = part("connect");
      this.read = part("read");
      this.write = part("write");
      this.pool = part("pool");
    }
    for (const seconds of [this.connect, this.read, this.write, this.pool]) checkSeconds(seconds);
  }

  /** Python's `repr`: `Timeout(timeout=5)`. */
  toString(): string {
    const { connect, read, write, pool } = this;
    const show = (seconds: number | null): string => (seconds === null ? "None" : String(seconds));
    if (new Set([connect, read, write, pool]).size === 1) return `Timeout(timeout=${show(connect)})`;
    return `Timeout(connect=${show(connect)}, read=${show(read)}, write=${show(write)}, pool=${show(pool)})`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

function isParts(value: TimeoutTypes | TimeoutParts): value is TimeoutParts {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Timeout);
}

/** What a client has unless it is told otherwise. */
export const DEFAULT_TIMEOUT = new Timeout(5);

function checkSeconds(seconds: unknown): void {
  if (seconds === null || (typeof seconds === "number" && !Number.isNaN(seconds))) return;
  throw new TypeError(`a time-out must be a number of seconds, not ${repr(seconds)}`);
}
