/** What `import * as aiohttp from "aiohttp"` gives a program. */

export { UnicodeDecodeError } from "../charset.ts";
export { JSONDecodeError } from "../json-decode.ts";
export { CIMultiDict, CIMultiDictProxy, MultiDictProxy, type PairSource } from "../multidict.ts";
export type { Params, ParamValue } from "../params.ts";
export { URL } from "../url.ts";
export { BasicAuth } from "./auth.ts";
export type { ClientRequest } from "./client-request.ts";
export {
  ClientResponse,
  type FallbackCharset,
  type JsonOptions,
  type TextOptions,
} from "./client-response.ts";
export { ClientSession, type NewClientSession } from "./client-session.ts";
export { ClientTimeout, type ClientTimeoutOptions } from "./client-timeout.ts";
export { TCPConnector } from "./connector.ts";
export type { TCPConnectorOptions } from "./connector-options.ts";
export { CookieJar, DummyCookieJar, type LooseCookies, Morsel } from "./cookie-jar.ts";
export {
  ClientConnectionError,
  ClientConnectionResetError,
  ClientConnectorCertificateError,
  ClientConnectorDNSError,
  ClientConnectorError,
  ClientConnectorSSLError,
  ClientError,
  ClientOSError,
  ClientPayloadError,
  ClientResponseError,
  ClientSSLError,
  ConnectionTimeoutError,
  ContentTypeError,
  InvalidURL,
  InvalidUrlClientError,
  InvalidUrlRedirectClientError,
  NonHttpUrlClientError,
  NonHttpUrlRedirectClientError,
  type RequestInfo,
  ServerConnectionError,
  ServerDisconnectedError,
  ServerTimeoutError,
  SocketTimeoutError,
  TooManyRedirects,
  WebSocketError,
  WSMessageTypeError,
  WSServerHandshakeError,
} from "./exceptions.ts";
export { type FieldOptions, type FieldValue, FormData, type FormDataOptions } from "./form-data.ts";
export type { Link } from "./links.ts";
export type { ClientHandler, ClientMiddleware } from "./middlewares.ts";
export type { RequestData } from "./payload.ts";
export { request } from "./request.ts";
export type { PendingResponse } from "./request-context.ts";
export type { ClientSessionOptions, RaiseForStatus, RequestOptions } from "./session-options.ts";
export { AsyncStreamIterator, type Chunk, ChunkTupleAsyncStreamIterator } from "./stream-iterators.ts";
export { StreamReader } from "./stream-reader.ts";
export {
  type AnyTraceConfig,
  TraceConfig,
  type TraceConfigOptions,
  type TraceContext,
  type TraceSignals,
} from "./tracing.ts";
export { ClientWebSocketResponse } from "./websocket.ts";
export { WSCloseCode, type WSMessage, WSMsgType } from "./websocket-message.ts";
export { ClientWSTimeout, type ClientWSTimeoutOptions, type WebSocketOptions } from "./websocket-options.ts";
