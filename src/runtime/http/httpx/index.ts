/** What `import * as httpx from "httpx"` gives a program: HTTP clients, as httpx 0.28 has them. */

export { JSONDecodeError } from "../json-decode.ts";
export { delete, get, head, options, patch, post, put, request, stream } from "./api.ts";
export { AsyncClient, type NewAsyncClient } from "./async-client-type.ts";
export { Auth, type AuthFlow, type AuthTypes, BasicAuth } from "./auth.ts";
export type { BodyOptions, FileTypes } from "./body.ts";
export { Client } from "./client.ts";
export { type CodeName, codes } from "./codes.ts";
export { type CookieScope, Cookies, type CookieTypes } from "./cookies.ts";
export type { ChunkSize } from "./decoding.ts";
export type { EventHooks } from "./event-hooks.ts";
export {
  CloseError,
  ConnectError,
  ConnectTimeout,
  CookieConflict,
  DecodingError,
  HTTPError,
  HTTPStatusError,
  InvalidURL,
  LocalProtocolError,
  NetworkError,
  PoolTimeout,
  ProtocolError,
  ProxyError,
  ReadError,
  ReadTimeout,
  RemoteProtocolError,
  RequestError,
  type RequestErrorOptions,
  RequestNotRead,
  ResponseNotRead,
  StreamClosed,
  StreamConsumed,
  StreamError,
  TimeoutException,
  TooManyRedirects,
  TransportError,
  UnsupportedProtocol,
  WriteError,
  WriteTimeout,
} from "./exceptions.ts";
export { Headers, type HeaderTypes } from "./headers.ts";
export { Limits, type LimitsOptions } from "./limits.ts";
export type { ClientOptions, RequestBodyOptions, RequestOptions, SendOptions } from "./options.ts";
export { type Primitive, QueryParams, type QueryParamTypes } from "./query-params.ts";
export { Request, type RequestParts } from "./request.ts";
export { Response, type ResponseParts } from "./response.ts";
export { timedelta } from "./timedelta.ts";
export { Timeout, type TimeoutParts, type TimeoutTypes } from "./timeout.ts";
export {
  AsyncBaseTransport,
  AsyncHTTPTransport,
  BaseTransport,
  HTTPTransport,
  type HTTPTransportOptions,
  MockTransport,
} from "./transports.ts";
export type { ByteStream } from "./upload.ts";
export { URL, type UrlChanges } from "./url.ts";
