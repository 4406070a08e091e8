import { checkKeywords, type LeftOut } from "../../builtins/keywords.ts";
import type { AuthTypes } from "./auth.ts";
import type { BodyOptions } from "./body.ts";
import type { CookieTypes } from "./cookies.ts";
import type { EventHooks } from "./event-hooks.ts";
import type { HeaderTypes } from "./headers.ts";
import type { Limits } from "./limits.ts";
import type { QueryParamTypes } from "./query-params.ts";
import type { TimeoutTypes } from "./timeout.ts";
import type { AsyncBaseTransport, BaseTransport } from "./transports.ts";
import type { URL } from "./url.ts";

/** What a request without a body takes; what is left out is as the client has it. */
export interface RequestOptions {
  /** Parameters: they take the place of the URL's own query, and join the client's. */
  params?: QueryParamTypes | null;
  /** Headers: they join the client's. */
  headers?: HeaderTypes | null;
  /** Cookies: they join the client's. */
  cookies?: CookieTypes | null;
  /** A name and a password, or another way to authenticate; null for none. */
  auth?: AuthTypes | null;
  /** Whether to go where redirects lead. */
  followRedirects?: boolean;
  /** Seconds for each wait, null for no limit, or a `Timeout`. */
  timeout?: TimeoutTypes;
}

/** What a request with a body takes; what is left out is as the client has it. */
export interface RequestBodyOptions extends RequestOptions, BodyOptions {}

/** What `client.send` takes. */
export interface SendOptions {
  /** Whether to leave the body to be read; false by default. */
  stream?: boolean;
  auth?: AuthTypes | null;
  followRedirects?: boolean;
}

/** What a client takes, for all of its requests. */
export interface ClientOptions {
  /** What relative URLs are appended to. */
  baseUrl?: string | URL;
  params?: QueryParamTypes | null;
  headers?: HeaderTypes | null;
  cookies?: CookieTypes | null;
  auth?: AuthTypes | null;
  /** Seconds for each wait, null for no limit, or a `Timeout`; 5 by default. */
  timeout?: TimeoutTypes;
  /** How many connections there may be; 100 by default, 20 of them kept for 5 seconds. */
  limits?: Limits;
  /** Whether to go where redirects lead; false by default. */
  followRedirects?: boolean;
  /** Redirects of one request; 20 by default. */
  maxRedirects?: number;
  /** The encoding of texts whose headers name none; `utf-8` by default. */
  defaultEncoding?: string;
  /** Functions to call with each request and each response. */
  eventHooks?: EventHooks;
  /** What sends the requests; the network by default. */
  transport?: BaseTransport | AsyncBaseTransport | null;
  /** Whether certificates are checked: those of the simulated network are all in order. */
  verify?: boolean;
  /** Connections speak HTTP/1.1. */
  http1?: true;
  /** Whether the environment may name proxies: the simulated machine's names none. */
  trustEnv?: boolean;
}

const REQUEST = ["params", "headers", "cookies", "auth", "followRedirects", "timeout"] as const;
const BODY = ["content", "data", "files", "json"] as const;

/** What the simulated network has no part for. */
const LEFT_OUT: LeftOut = {
  http2: "connections speak HTTP/1.1",
  proxy: "the simulated network has no proxies",
  mounts: "a client has one transport",
  cert: "servers ask for no certificate",
  extensions: "neither the connection nor its events can be reached",
};

/** The names of the options that each kind of call takes. */
export const OPTION_NAMES = {
  request: [...REQUEST],
  requestWithBody: [...REQUEST, ...BODY],
  build: ["params", "headers", "cookies", "timeout", ...BODY],
  send: ["stream", "auth", "followRedirects"],
  client: [
    "baseUrl",
    "params",
    "headers",
    "cookies",
    "auth",
    "timeout",
    "limits",
    "followRedirects",
    "maxRedirects",
    "defaultEncoding",
    "eventHooks",
    "transport",
    "verify",
    "http1",
    "trustEnv",
  ],
} as const;

/** @throws TypeError, with Python's text, for an option that a call does not take: `json` of a GET, say. */
export function checkOptions(options: object, kind: keyof typeof OPTION_NAMES, callee: string): void {
  checkKeywords(options, OPTION_NAMES[kind], callee, LEFT_OUT);
}
