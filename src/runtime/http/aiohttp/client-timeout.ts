import { TypeError } from "../../builtins/exceptions.ts";
import { checkKeywords } from "../../builtins/keywords.ts";
import { repr } from "../../builtins/repr.ts";

/** What {@link ClientTimeout} takes. All are seconds; null, and 0, are no limit. */
export interface ClientTimeoutOptions {
  total?: number | null;
  connect?: number | null;
  sockConnect?: number | null;
  sockRead?: number | null;
  ceilThreshold?: number;
}

const NAMES = ["total", "connect", "sockConnect", "sockRead", "ceilThreshold"];

/** How long a request may take, as `aiohttp.ClientTimeout`. All are seconds; null, and 0, are no limit. */
export class ClientTimeout {
  /** For the whole, from the call to the last byte of the body; null when not given (a session's default is 300). */
  readonly total: number | null;
  /** For getting a connection: waiting for the pool, looking up, opening. */
  readonly connect: number | null;
  /** For opening one connection. */
  readonly sockConnect: number | null;
  /** For each wait for bytes of the response. */
  readonly sockRead: number | null;
  /** Deadlines of limits above this many seconds are rounded up to whole seconds. */
  readonly ceilThreshold: number;

  /**
   * @param given what is limited, by keyword; a number is `total`
   * @throws TypeError for what is no number of seconds
   */
  constructor(given: ClientTimeoutOptions | number | null = {}) {
    const options = typeof given === "object" && given !== null ? given : { total: given };
    checkKeywords(options, NAMES, "ClientTimeout.__init__");
    for (const [name, value] of Object.entries(options)) {
      if (value === undefined || value === null) continue;
      if (typeof value !== "number" || Number.isNaN(value)) {
        throw new TypeError(`${name} must be a number of seconds, not ${repr(value)}`);
      }
    }
    this.total = options.total ?? null;
    this.connect = options.connect ?? null;
    this.sockConnect = options.sockConnect ?? null;
    this.sockRead = options.sockRead ?? null;
    this.ceilThreshold = options.ceilThreshold ?? 5;
  }

  /** Python's `repr`. */
  toString(): string {
    const show = (value: number | null): string => (value === null ? "None" : String(value));
    const { total, connect, sockRead, sockConnect, ceilThreshold } = this;
    return `ClientTimeout(total=${show(total)}, connect=${show(connect)}, sock_read=${show(sockRead)}, sock_connect=${show(sockConnect)}, ceil_threshold=${ceilThreshold})`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

/** What a session has unless it is told otherwise. */
export const DEFAULT_TIMEOUT = new ClientTimeout({ total: 300, sockConnect: 30 });
