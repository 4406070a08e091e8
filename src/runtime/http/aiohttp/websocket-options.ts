import type { PairSource } from "../multidict.ts";
import type { BasicAuth } from "./auth.ts";
import type { Params } from "./params.ts";

/** What `session.wsConnect` takes by keyword. */
export interface WebSocketOptions {
  /** Names of protocols, of which the server may choose one. */
  protocols?: readonly string[];
  /** Seconds to wait for the server's closing message; 10 by default. */
  timeout?: number;
  /** Seconds that a message may take to come; null, without limit, by default. */
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
}
