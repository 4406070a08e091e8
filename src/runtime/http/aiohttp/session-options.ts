import type { PairSource } from "../multidict.ts";
import type { URL } from "../url.ts";
import type { BasicAuth } from "./auth.ts";
import type { ClientResponse } from "./client-response.ts";
import type { ClientTimeout } from "./client-timeout.ts";
import type { TCPConnector } from "./connector.ts";
import type { CookieJar, LooseCookies } from "./cookie-jar.ts";
import type { Params } from "./params.ts";
import type { RequestData } from "./payload.ts";

/** Whether an error status raises: yes, no, or a function of the program's own that decides. */
export type RaiseForStatus = boolean | ((response: ClientResponse) => unknown);

/** What a session takes by keyword. */
export interface ClientSessionOptions {
  /** The URL that others are relative to; its path must end in `/`. */
  baseUrl?: string | URL | null;
  /** What opens connections; one of its own by default, which is closed with the session. */
  connector?: TCPConnector | null;
  /** Whether closing the session closes the connector; true by default. */
  connectorOwner?: boolean;
  /** Cookies to begin with. */
  cookies?: LooseCookies | null;
  /** What keeps cookies. */
  cookieJar?: CookieJar | null;
  /** Headers of every request. */
  headers?: PairSource | null;
  /** Name and password for every request. */
  auth?: BasicAuth | null;
  /** How long requests may take: 300 s in all by default. */
  timeout?: ClientTimeout;
  /** Whether an error status raises; false by default. */
  raiseForStatus?: RaiseForStatus;
  /** What writes the JSON of `json`; as Python's `json.dumps` by default. */
  jsonSerialize?: (value: unknown) => string;
}

/** What a request takes by keyword. */
export interface RequestOptions {
  /** Parameters to add to the URL's query. */
  params?: Params | null;
  /** The body: text, bytes, a form, or the fields of one. */
  data?: RequestData | null;
  /** The body, as JSON. */
  json?: unknown;
  /** Cookies of this request alone. */
  cookies?: LooseCookies | null;
  /** Headers, beside the session's, or in place of them. */
  headers?: PairSource | null;
  /** Name and password for the server. */
  auth?: BasicAuth | null;
  /** Whether to follow redirects; true by default. */
  allowRedirects?: boolean;
  /** How many redirects are too many; 10 by default. */
  maxRedirects?: number;
  /** Whether an error status raises; as the session has it by default. */
  raiseForStatus?: RaiseForStatus | null;
  /** How long it may take; as the session has it by default. A number is the limit in all, in seconds. */
  timeout?: ClientTimeout | number | null;
  /** Whether certificates are checked: those of the simulated network are all in order. */
  ssl?: boolean;
}
