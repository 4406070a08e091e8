import type { ServiceRequest, ServiceResponse } from "../../service.ts";
import { deleteCookie, parseCookies, setCookie } from "../cookies.ts";
import { firstOfEach } from "../query.ts";
import type { Router } from "../routing.ts";
import { argumentsOf } from "./arguments.ts";
import { seenHeaders } from "./echo.ts";
import { json, redirect } from "./responses.ts";

/** The routes that show, set and remove cookies. */
export function addCookieRoutes(router: Router): void {
  router.add("/cookies", (request) => {
    const header = seenHeaders(request).find(([name]) => name === "Cookie")?.[1] ?? "";
    return json({ cookies: firstOfEach(parseCookies(header)) });
  });
  router.add("/cookies/set", (request) => toCookies(cookiesOf(request, setCookie)));
  router.add("/cookies/set/<name>/<value>", (_, { name = "", value = "" }) =>
    toCookies([setCookie(name, value)]),
  );
  router.add("/cookies/delete", (request) => toCookies(cookiesOf(request, deleteCookie)));
}

function cookiesOf(request: ServiceRequest, header: (name: string, value: string) => string): string[] {
  return [...firstOfEach(argumentsOf(request))].map(([name, value]) => header(name, value));
}

function toCookies(setCookies: readonly string[]): ServiceResponse {
  const response = redirect("/cookies");
  return {
    ...response,
    headers: [...response.headers, ...setCookies.map((value) => ["Set-Cookie", value] as const)],
  };
}
