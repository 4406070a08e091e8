import type { KnownOptions } from "../known-options.ts";
import type { ClientTimeoutOptions } from "./client-timeout.ts";
import type { TCPConnectorOptions } from "./connector.ts";
import type { ClientSessionOptions, RequestOptions } from "./session-options.ts";
import type { WebSocketOptions } from "./websocket-options.ts";

/** Names every option of a type, or does not compile. */
function all<O>(names: Readonly<Record<keyof O, true>>): readonly string[] {
  return Object.keys(names);
}

export const SESSION: KnownOptions = {
  taken: all<ClientSessionOptions>({
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
  }),
  notSimulated: [
    "traceConfigs",
    "trustEnv",
    "proxy",
    "proxyAuth",
    "skipAutoHeaders",
    "requestClass",
    "responseClass",
    "wsResponseClass",
    "version",
    "autoDecompress",
    "requoteRedirectUrl",
    "readBufsize",
    "maxLineSize",
    "maxFieldSize",
    "fallbackCharsetResolver",
    "middlewares",
  ],
};

export const REQUEST: KnownOptions = {
  taken: all<RequestOptions>({
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
  }),
  notSimulated: [
    "skipAutoHeaders",
    "compress",
    "chunked",
    "expect100",
    "readUntilEof",
    "proxy",
    "proxyAuth",
    "proxyHeaders",
    "serverHostname",
    "verifySsl",
    "fingerprint",
    "sslContext",
    "traceRequestCtx",
    "readBufsize",
    "autoDecompress",
    "maxLineSize",
    "maxFieldSize",
    "middlewares",
  ],
};

export const CONNECTOR: KnownOptions = {
  taken: all<TCPConnectorOptions>({
    limit: true,
    limitPerHost: true,
    keepaliveTimeout: true,
    forceClose: true,
    ttlDnsCache: true,
    useDnsCache: true,
    ssl: true,
  }),
  notSimulated: [
    "family",
    "localAddr",
    "resolver",
    "enableCleanupClosed",
    "happyEyeballsDelay",
    "interleave",
    "verifySsl",
    "fingerprint",
    "sslContext",
    "timeoutCeilThreshold",
    "socketFactory",
    "sslShutdownTimeout",
  ],
};

export const TIMEOUT: KnownOptions = {
  taken: all<ClientTimeoutOptions>({
    total: true,
    connect: true,
    sockConnect: true,
    sockRead: true,
    ceilThreshold: true,
  }),
};

export const WEBSOCKET: KnownOptions = {
  taken: all<WebSocketOptions>({
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
  }),
  notSimulated: [
    "method",
    "origin",
    "proxy",
    "proxyAuth",
    "proxyHeaders",
    "ssl",
    "verifySsl",
    "fingerprint",
    "sslContext",
    "serverHostname",
    "compress",
    "decodeText",
  ],
};
