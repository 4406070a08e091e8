/** The rules of redirects, as Python's clients follow them. */

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** @returns whether a response with this status sends the client elsewhere. */
export function isRedirect(status: number): boolean {
  return REDIRECTS.has(status);
}

/**
 * The method of the request that follows a redirect; where it becomes GET, the body goes.
 * @param client aiohttp turns only POST into GET on 302, httpx everything but HEAD
 */
export function redirectedMethod(status: number, method: string, client: "aiohttp" | "httpx"): string {
  if (status === 303) return method === "HEAD" ? method : "GET";
  if (status === 301) return method === "POST" ? "GET" : method;
  if (status !== 302) return method;
  if (client === "httpx") return method === "HEAD" ? method : "GET";
  return method === "POST" ? "GET" : method;
}

/** @returns whether what was meant for one place may be told the other: `Authorization`, cookies given by hand. */
export function keepsCredentials(from: { origin: string }, to: { origin: string }): boolean {
  return from.origin === to.origin;
}
