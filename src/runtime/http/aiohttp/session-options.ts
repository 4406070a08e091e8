import type { LeftOut } from "../../builtins/keywords.ts";
import type { PairSource } from "../multidict.ts";
import type { Params } from "../params.ts";
import type { URL } from "../url.ts";
import type { BasicAuth } from "./auth.ts";
import type { ClientResponse } from "./client-response.ts";
import type { ClientTimeout } from "./client-timeout.ts";
import type { TCPConnector } from "./connector.ts";
import type { CookieJar, LooseCookies } from "./cookie-jar.ts";
import type { ClientMiddleware } from "./middlewares.ts";
import type { RequestData } from "./payload.ts";
import type { AnyTraceConfig } from "./tracing.ts";

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
  /** Headers that are not added by themselves, by name. */
  skipAutoHeaders?: Iterable<string> | null;
  /** Whether a compressed body is expanded; true by default. */
  autoDecompress?: boolean;
  /** What names the encoding of a text whose headers name none; UTF-8 by default. */
  fallbackCharsetResolver?: (response: ClientResponse, body: Uint8Array) => string;
  /** Functions that requests and responses pass through, the first one outermost. */
  middlewares?: Iterable<ClientMiddleware> | null;
  /** Who is told how requests go. */
  traceConfigs?: Iterable<AnyTraceConfig> | null;
  /** Whether the environment may name proxies: the simulated machine's names none. */
  trustEnv?: boolean;
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
  /** Whether the body is sent in chunks, though its length is known; false by default. */
  chunked?: boolean | null;
  /** Functions that it and its response pass through, in place of the session's. */
  middlewares?: Iterable<ClientMiddleware> | null;
  /** What the functions of a trace find as `traceRequestCtx`. */
  traceRequestCtx?: unknown;
  /** Headers that are not added by themselves, beside those of the session. */
  skipAutoHeaders?: Iterable<string> | null;
  /** Whether a compressed body is expanded; as the session has it by default. */
  autoDecompress?: boolean | null;
  /** Whether certificates are checked: those of the simulated network are all in order. */
  ssl?: boolean;
}

/** The names of the options that each call takes. */
export const OPTION_NAMES = {
  session: [
    "baseUrl",
    "connector",
    "connectorOwner",
    "cookies",
    "cookieJar",
    "headers",
    "auth",
    "timeout",
    "raiseForStatus",
    "jsonSerialize",
    "skipAutoHeaders",
    "autoDecompress",
    "fallbackCharsetResolver",
    "middlewares",
    "traceConfigs",
    "trustEnv",
  ],
  request: [
    "params",
    "data",
    "json",
    "cookies",
    "headers",
    "auth",
    "allowRedirects",
    "maxRedirects",
    "raiseForStatus",
    "timeout",
    "chunked",
    "middlewares",
    "traceRequestCtx",
    "skipAutoHeaders",
    "autoDecompress",
    "ssl",
  ],
} as const;

/** What the simulated network has no part for. */
export const LEFT_OUT: LeftOut = {
  proxy: "the simulated network has no proxies",
  proxyAuth: "the simulated network has no proxies",
  proxyHeaders: "the simulated network has no proxies",
  requestClass: "requests are the client's own",
  responseClass: "responses are the client's own",
  wsResponseClass: "WebSockets are the client's own",
  version: "connections speak HTTP/1.1",
  readBufsize: "a body's buffer has aiohttp's own size",
  maxLineSize: "heads may be as long as a server makes them",
  maxFieldSize: "heads may be as long as a server makes them",
  requoteRedirectUrl: "URLs are quoted as browsers quote them",
  sslShutdownTimeout: "the simulated TLS has no shutdown to wait for",
  serverHostname: "a certificate is for the host that is asked",
  expect100: "servers take a body at once",
  compress: "bodies are sent as they are",
  readUntilEof: "a body without a length ends with its connection",
};
