import type { Awaitable } from "../../loop/awaitable.ts";
import type { ClientRequest } from "./client-request.ts";
import type { ClientResponse } from "./client-response.ts";

/** Sends a request, as `aiohttp.ClientHandlerType`; a middleware may call it several times. */
export type ClientHandler = (request: ClientRequest) => Awaitable<ClientResponse>;

/** An asynchronous function that stands between a session and the network, as `aiohttp.ClientMiddlewareType`. */
export type ClientMiddleware = (request: ClientRequest, handler: ClientHandler) => Awaitable<ClientResponse>;

/** @returns what sends a request through the middlewares, the first of them outermost. */
export function throughMiddlewares(
  send: ClientHandler,
  middlewares: readonly ClientMiddleware[],
): ClientHandler {
  return middlewares.reduceRight<ClientHandler>(
    (next, middleware) => (request) => middleware(request, next),
    send,
  );
}
