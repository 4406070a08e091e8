import type { ServiceRequest, ServiceResponse } from "../../service.ts";
import type { Router } from "../routing.ts";
import { parseFloatingPoint, sleepingTime } from "./arguments.ts";
import {
  ANYTHING_KEYS,
  DELAY_KEYS,
  type EchoKey,
  echo,
  GET_KEYS,
  originOf,
  POST_KEYS,
  seenHeaders,
} from "./echo.ts";
import { json } from "./responses.ts";

/** The methods of the routes that take any. */
export const ANY_METHOD = ["GET", "POST", "PUT", "DELETE", "PATCH", "TRACE"];

/** The longest that `/delay` waits, in seconds. */
const LONGEST_DELAY = 10;

/** The routes that tell what a request looked like. */
export function addRequestRoutes(router: Router): void {
  const telling =
    (keys: readonly EchoKey[]) =>
    (request: ServiceRequest): ServiceResponse =>
      json(echo(request, keys));
  router.add("/get", telling(GET_KEYS));
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    router.add(`/${method.toLowerCase()}`, telling(POST_KEYS), [method]);
  }
  router.add("/anything", telling(ANYTHING_KEYS), ANY_METHOD);
  router.add("/anything/<path:rest>", telling(ANYTHING_KEYS), ANY_METHOD);
  router.add(
    "/delay/<seconds>",
    (request, { seconds = "" }) => ({
      ...json(echo(request, DELAY_KEYS)),
      delay: sleepingTime(shorter(parseFloatingPoint(seconds))),
    }),
    ANY_METHOD,
  );
  router.add("/headers", telling(["headers"]));
  router.add("/ip", (request) => json({ origin: originOf(request) }));
  router.add("/user-agent", (request) => {
    const agent = seenHeaders(request).find(([name]) => name === "User-Agent");
    return json({ "user-agent": agent?.[1] ?? null });
  });
}

function shorter(seconds: number | null): number | null {
  return seconds === null ? null : Math.min(seconds, LONGEST_DELAY);
}
