import type { ServiceRequest, ServiceResponse } from "../../service.ts";
import { readBody } from "../form.ts";
import type { Router } from "../routing.ts";
import { argument, argumentsOf, parseInteger } from "./arguments.ts";
import { ServerFailure } from "./failure.ts";
import { ANY_METHOD } from "./requests.ts";
import { empty, redirect } from "./responses.ts";

/** The routes that redirect: so many times, or to a place of one's choice. */
export function addRedirectRoutes(router: Router): void {
  router.add("/redirect/<int:times>", (request, { times }) => {
    const absolute = argument(request, "absolute")?.toLowerCase() === "true";
    return redirect(nextStop(request, times, absolute));
  });
  router.add("/relative-redirect/<int:times>", (request, { times }) =>
    toPlace(nextStop(request, times, false)),
  );
  router.add("/absolute-redirect/<int:times>", (request, { times }) =>
    redirect(nextStop(request, times, true)),
  );
  router.add("/redirect-to", redirectTo, ANY_METHOD);
}

/** Where a redirect that is to happen `times` times goes first. */
function nextStop({ url }: ServiceRequest, times: string | undefined, absolute: boolean): string {
  const left = Number(times) - 1;
  if (left < 0) throw new ServerFailure("no redirect");
  const path = left === 0 ? "/get" : `/${absolute ? "absolute" : "relative"}-redirect/${left}`;
  // The servers are behind a load balancer that ends TLS: absolute URLs are plain ones.
  return absolute ? `http://${url.host}${path}` : path;
}

function redirectTo(request: ServiceRequest): ServiceResponse {
  const given =
    request.method === "GET" || request.method === "HEAD" ? argumentsOf(request) : bothOf(request);
  const values = new Map<string, string>();
  for (const [name, value] of given)
    if (!values.has(name.toLowerCase())) values.set(name.toLowerCase(), value);
  const place = values.get("url");
  const wanted = values.get("status_code");
  const status = wanted === undefined ? 302 : parseInteger(wanted);
  if (place === undefined || status === null) throw new ServerFailure("no place to go");
  return toPlace(place, status >= 300 && status < 400 ? status : 302);
}

/** The query's arguments, then the form's fields. */
function bothOf(request: ServiceRequest): (readonly [string, string])[] {
  return [...argumentsOf(request), ...readBody(request).fields];
}

/** A redirect without a page. */
function toPlace(location: string, status = 302): ServiceResponse {
  return empty(status, [
    ["Content-Type", "text/html; charset=utf-8"],
    ["Location", location],
  ]);
}
