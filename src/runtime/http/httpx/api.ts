import { Client } from "./client.ts";
import { checkOptions, type RequestBodyOptions, type RequestOptions } from "./options.ts";
import type { Response } from "./response.ts";
import { SyncStream } from "./sync-stream.ts";
import type { URL } from "./url.ts";

/*
 * The functions of the module: each makes a client for one request, and so a connection. They block.
 */

/** Sends a request with this method; blocks until its response is read. */
export function request(method: string, url: string | URL, options: RequestBodyOptions = {}): Response {
  checkOptions(options, "requestWithBody", "request");
  return once("request", method, url, options);
}

/** Sends a `GET` request; blocks until its response is read. */
export function get(url: string | URL, options: RequestOptions = {}): Response {
  checkOptions(options, "request", "get");
  return once("get", "GET", url, options);
}

/** Sends a `OPTIONS` request; blocks until its response is read. */
export function options(url: string | URL, options: RequestOptions = {}): Response {
  checkOptions(options, "request", "options");
  return once("options", "OPTIONS", url, options);
}

/** Sends a `HEAD` request; blocks until its response is read. */
export function head(url: string | URL, options: RequestOptions = {}): Response {
  checkOptions(options, "request", "head");
  return once("head", "HEAD", url, options);
}

/** Sends a `POST` request; blocks until its response is read. */
export function post(url: string | URL, options: RequestBodyOptions = {}): Response {
  checkOptions(options, "requestWithBody", "post");
  return once("post", "POST", url, options);
}

/** Sends a `PUT` request; blocks until its response is read. */
export function put(url: string | URL, options: RequestBodyOptions = {}): Response {
  checkOptions(options, "requestWithBody", "put");
  return once("put", "PUT", url, options);
}

/** Sends a `PATCH` request; blocks until its response is read. */
export function patch(url: string | URL, options: RequestBodyOptions = {}): Response {
  checkOptions(options, "requestWithBody", "patch");
  return once("patch", "PATCH", url, options);
}

/** Sends a `DELETE` request; blocks until its response is read. */
export function delete_(url: string | URL, options: RequestOptions = {}): Response {
  checkOptions(options, "request", "delete");
  return once("delete", "DELETE", url, options);
}

export { delete_ as delete };

/**
 * Sends a request, and leaves the body of the response to be read: `using response = httpx.stream("GET", url);`.
 * The end of the block closes the response and its connection.
 */
export function stream(
  method: string,
  url: string | URL,
  options: RequestBodyOptions = {},
): Response & Disposable {
  checkOptions(options, "requestWithBody", "stream");
  const client = new Client();
  const send = (): Response => client._request("stream", method, url, options, true);
  return new SyncStream(send, () => client.close()) as never;
}

function once(call: string, method: string, url: string | URL, options: RequestBodyOptions): Response {
  const client = new Client();
  try {
    return client._request(call, method, url, options);
  } finally {
    client.close();
  }
}
