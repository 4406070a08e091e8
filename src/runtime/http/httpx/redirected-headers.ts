import { Headers } from "./headers.ts";
import type { Request } from "./request.ts";
import type { URL } from "./url.ts";

/**
 * The headers of the request that follows a redirect: another origin is not told who asks, unless it is the
 * same host by https, and cookies come from the client's store anew.
 */
export function redirectedHeaders(request: Request, url: URL, losesBody: boolean): Headers {
  const headers = new Headers(request.headers);
  if (url._origin !== request.url._origin) {
    if (!isUpgrade(request.url, url)) headers.delete("Authorization");
    headers.set("Host", url.netloc);
  }
  if (losesBody) {
    headers.delete("Content-Length");
    headers.delete("Transfer-Encoding");
  }
  headers.delete("Cookie");
  return headers;
}

/** From http to https at the same host, both at their usual ports. */
function isUpgrade(from: URL, to: URL): boolean {
  return (
    from.host === to.host &&
    from.scheme === "http" &&
    from._port === 80 &&
    to.scheme === "https" &&
    to._port === 443
  );
}
