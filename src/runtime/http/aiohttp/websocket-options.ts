import { TypeError } from "../../builtins/exceptions.ts";
import { checkKeywords, type LeftOut } from "../../builtins/keywords.ts";
import { repr } from "../../builtins/repr.ts";
import type { PairSource } from "../multidict.ts";
import type { Params } from "../params.ts";
import type { BasicAuth } from "./auth.ts";

/** What receiving takes by keyword: `timeout`, in seconds; null is no limit. */
export interface ReceiveOptions {
  timeout?: number | null;
}

/** What receiving JSON takes by keyword: `loads` is what reads it; as Python's `json.loads` by default. */
export interface ReceiveJsonOptions extends ReceiveOptions {
  loads?: (text: string) => unknown;
}

/** What {@link ClientWSTimeout} takes. All are seconds; null is no limit. */
export interface ClientWSTimeoutOptions {
  wsReceive?: number | null;
  wsClose?: number | null;
}

/** How long the waits of a WebSocket may take, as `aiohttp.ClientWSTimeout`. */
export class ClientWSTimeout {
  /** For a message to come; null, without limit, by default. */
  readonly wsReceive: number | null;
  /** For the server's closing message; 10 by default. */
  readonly wsClose: number | null;

  constructor(options: ClientWSTimeoutOptions = {}) {
    checkKeywords(options, ["wsReceive", "wsClose"], "ClientWSTimeout.__init__");
    this.wsReceive = options.wsReceive ?? null;
    this.wsClose = options.wsClose === undefined ? 10 : options.wsClose;
  }

  /** Python's `repr`. */
  toString(): string {
    const show = (value: number | null): string => (value === null ? "None" : String(value));
    return `ClientWSTimeout(ws_receive=${show(this.wsReceive)}, ws_close=${show(this.wsClose)})`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

/** What `session.wsConnect` takes by keyword. */
export interface WebSocketOptions {
  /** Names of protocols, of which the server may choose one. */
  protocols?: readonly string[];
  /** The method of the request; `GET` by default. */
  method?: string;
  /** The `Origin` header. */
  origin?: string | null;
  /** How long its waits may take; a number is `wsClose`. */
  timeout?: ClientWSTimeout | number;
  /** Seconds that a message may take to come; the same as `wsReceive` of `timeout`. */
  receiveTimeout?: number | null;
  /** Whether to answer the server's closing message; true by default. */
  autoclose?: boolean;
  /** Whether to answer pings; true by default. */
  autoping?: boolean;
  /** Seconds from one ping to the next, of which half is the time for the answer; null, no pings, by default. */
  heartbeat?: number | null;
  /** Parameters to add to the URL's query. */
  params?: Params | null;
  /** Headers of the request. */
  headers?: PairSource | null;
  /** Name and password for the server. */
  auth?: BasicAuth | null;
  /** The most bytes of a message; 4 MiB by default, 0 for no limit. */
  maxMsgSize?: number;
  /** Whether certificates are checked: those of the simulated network are all in order. */
  ssl?: boolean;
}

const NAMES: readonly (keyof WebSocketOptions)[] = [
  "method",
  "origin",
  "protocols",
  "timeout",
  "receiveTimeout",
  "autoclose",
  "autoping",
  "heartbeat",
  "params",
  "headers",
  "auth",
  "maxMsgSize",
  "ssl",
];

/** What the simulated network has no part for. */
const LEFT_OUT: LeftOut = {
  compress: "messages are sent as they are",
  proxy: "the simulated network has no proxies",
  proxyAuth: "the simulated network has no proxies",
  proxyHeaders: "the simulated network has no proxies",
  serverHostname: "a certificate is for the host that is asked",
};

/** @throws TypeError and NotImplementedError for an option that a WebSocket does not have */
export function checkWebSocketOptions(options: WebSocketOptions): void {
  checkKeywords(options, NAMES, "ClientSession.ws_connect", LEFT_OUT);
}

/** @returns how long the waits of a WebSocket with these options may take */
export function timeoutOf({ timeout, receiveTimeout }: WebSocketOptions): ClientWSTimeout {
  const { wsReceive, wsClose } =
    timeout instanceof ClientWSTimeout
      ? timeout
      : new ClientWSTimeout(timeout === undefined ? {} : { wsClose: timeout });
  return new ClientWSTimeout({ wsReceive: receiveTimeout ?? wsReceive, wsClose });
}

/** @throws TypeError for what is no number of seconds */
export function secondsOf(timeout: number | null | undefined): number | null {
  if (timeout === undefined || timeout === null) return null;
  if (typeof timeout === "number" && !Number.isNaN(timeout)) return timeout;
  throw new TypeError(`timeout must be a number of seconds, not ${repr(timeout)}`);
}
