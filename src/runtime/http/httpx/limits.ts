import { checkKeywords } from "../../builtins/keywords.ts";

/** What {@link Limits} takes; null is no limit. */
export interface LimitsOptions {
  /** Connections at once. */
  maxConnections?: number | null;
  /** Connections up to which one that has become idle is kept. */
  maxKeepaliveConnections?: number | null;
  /** Seconds that an idle connection is kept; 5 by default. */
  keepaliveExpiry?: number | null;
}

/** How many connections a client has, as `httpx.Limits`. */
export class Limits {
  /** Connections at once; null is no limit. */
  readonly maxConnections: number | null;
  /** Connections up to which one that has become idle is kept; null is no limit. */
  readonly maxKeepaliveConnections: number | null;
  /** Seconds that an idle connection is kept; null is no limit. */
  readonly keepaliveExpiry: number | null;

  constructor(options: LimitsOptions = {}) {
    const names = ["maxConnections", "maxKeepaliveConnections", "keepaliveExpiry"];
    checkKeywords(options, names, "Limits.__init__");
    const { maxConnections = null, maxKeepaliveConnections = null, keepaliveExpiry = 5 } = options;
    this.maxConnections = maxConnections;
    this.maxKeepaliveConnections = maxKeepaliveConnections;
    this.keepaliveExpiry = keepaliveExpiry;
  }

  /** Python's `repr`. */
  toString(): string {
    const show = (value: number | null): string => (value === null ? "None" : String(value));
    const { maxConnections, maxKeepaliveConnections, keepaliveExpiry } = this;
    return `Limits(max_connections=${show(maxConnections)}, max_keepalive_connections=${show(maxKeepaliveConnections)}, keepalive_expiry=${show(keepaliveExpiry)})`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

/** What a client has unless it is told otherwise. */
export const DEFAULT_LIMITS = new Limits({ maxConnections: 100, maxKeepaliveConnections: 20 });
