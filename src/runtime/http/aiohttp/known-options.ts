import type { LeftOut } from "../../builtins/keywords.ts";
import type { ClientTimeoutOptions } from "./client-timeout.ts";
import type { TCPConnectorOptions } from "./connector.ts";
import type { ClientSessionOptions, RequestOptions } from "./session-options.ts";
import type { WebSocketOptions } from "./websocket-options.ts";

/** Names every option of a type, or does not compile. */
function all<O>(names: Readonly<Record<keyof O, true>>): readonly string[] {
  return Object.keys(names);
}

const PROXIES = "there are no proxies";
const CERTIFICATES = "the certificates of the simulated network are all in order";
const HEADS = "requests and responses have no such limit, and no other form";
const CLASSES = "the session's own parts cannot be replaced";
const HOOKS = "the run's trace tells of every phase; wrap the call to do more";
const SOCKETS = "the simulated network opens connections itself";

export const SESSION_NAMES = all<ClientSessionOptions>({
  baseUrl: true,
  connector: true,
  connectorOwner: true,
  cookies: true,
  cookieJar: true,
  headers: true,
  auth: true,
  timeout: true,
  raiseForStatus: true,
  jsonSerialize: true,
});

export const SESSION_LEFT_OUT: LeftOut = {
  traceConfigs: HOOKS,
  middlewares: HOOKS,
  trustEnv: "a program has no environment",
  proxy: PROXIES,
  proxyAuth: PROXIES,
  requestClass: CLASSES,
  responseClass: CLASSES,
  wsResponseClass: CLASSES,
  fallbackCharsetResolver: CLASSES,
  skipAutoHeaders: HEADS,
  version: HEADS,
  autoDecompress: HEADS,
  requoteRedirectUrl: HEADS,
  readBufsize: HEADS,
  maxLineSize: HEADS,
  maxFieldSize: HEADS,
};

export const REQUEST_NAMES = all<RequestOptions>({
  params: true,
  data: true,
  json: true,
  cookies: true,
  headers: true,
  auth: true,
  allowRedirects: true,
  maxRedirects: true,
  raiseForStatus: true,
  timeout: true,
  ssl: true,
});

export const REQUEST_LEFT_OUT: LeftOut = {
  proxy: PROXIES,
  proxyAuth: PROXIES,
  proxyHeaders: PROXIES,
  serverHostname: CERTIFICATES,
  verifySsl: CERTIFICATES,
  fingerprint: CERTIFICATES,
  sslContext: CERTIFICATES,
  traceRequestCtx: HOOKS,
  middlewares: HOOKS,
  skipAutoHeaders: HEADS,
  compress: HEADS,
  chunked: HEADS,
  expect100: HEADS,
  readUntilEof: HEADS,
  readBufsize: HEADS,
  autoDecompress: HEADS,
  maxLineSize: HEADS,
  maxFieldSize: HEADS,
};

export const CONNECTOR_NAMES = all<TCPConnectorOptions>({
  limit: true,
  limitPerHost: true,
  keepaliveTimeout: true,
  forceClose: true,
  ttlDnsCache: true,
  useDnsCache: true,
  ssl: true,
});

export const CONNECTOR_LEFT_OUT: LeftOut = {
  family: SOCKETS,
  localAddr: SOCKETS,
  resolver: SOCKETS,
  socketFactory: SOCKETS,
  happyEyeballsDelay: SOCKETS,
  interleave: SOCKETS,
  enableCleanupClosed: CERTIFICATES,
  verifySsl: CERTIFICATES,
  fingerprint: CERTIFICATES,
  sslContext: CERTIFICATES,
  sslShutdownTimeout: CERTIFICATES,
  timeoutCeilThreshold: "it is the time-out's own: ClientTimeout({ ceilThreshold })",
};

export const TIMEOUT_NAMES = all<ClientTimeoutOptions>({
  total: true,
  connect: true,
  sockConnect: true,
  sockRead: true,
  ceilThreshold: true,
});

export const WEBSOCKET_NAMES = all<WebSocketOptions>({
  protocols: true,
  timeout: true,
  receiveTimeout: true,
  autoclose: true,
  autoping: true,
  heartbeat: true,
  params: true,
  headers: true,
  auth: true,
  maxMsgSize: true,
});

export const WEBSOCKET_LEFT_OUT: LeftOut = {
  proxy: PROXIES,
  proxyAuth: PROXIES,
  proxyHeaders: PROXIES,
  ssl: CERTIFICATES,
  verifySsl: CERTIFICATES,
  fingerprint: CERTIFICATES,
  sslContext: CERTIFICATES,
  serverHostname: CERTIFICATES,
  method: HEADS,
  origin: "it is a header: { headers: { Origin: … } }",
  compress: HEADS,
  decodeText: HEADS,
};
