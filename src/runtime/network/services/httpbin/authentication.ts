import { headerOf } from "../../http/message.ts";
import type { ServiceRequest, ServiceResponse } from "../../service.ts";
import { fromBase64, lenientTextOf } from "../bytes.ts";
import type { PathParameters, Router } from "../routing.ts";
import { empty, json } from "./responses.ts";
import { statusResponse } from "./status.ts";

/** The routes that want to know who asks. */
export function addAuthenticationRoutes(router: Router): void {
  router.add("/basic-auth/<user>/<password>", (request, parameters) => basic(request, parameters, 401));
  router.add("/hidden-basic-auth/<user>/<password>", (request, parameters) =>
    basic(request, parameters, 404),
  );
  router.add("/bearer", (request) => {
    const given = headerOf(request.headers, "Authorization") ?? "";
    if (given.startsWith("Bearer "))
      return json({ authenticated: true, token: given.slice("Bearer ".length) });
    return empty(401, [
      ["Content-Type", "text/html; charset=utf-8"],
      ["WWW-Authenticate", "Bearer"],
    ]);
  });
}

function basic(request: ServiceRequest, parameters: PathParameters, refusal: number): ServiceResponse {
  const { user = "", password = "" } = parameters;
  const given = basicCredentials(headerOf(request.headers, "Authorization") ?? "");
  return given === `${user}:${password}` ? json({ authenticated: true, user }) : statusResponse(refusal);
}

/** @returns `user:password`, or null. */
function basicCredentials(header: string): string | null {
  const encoded = /^basic\s+(.*)$/i.exec(header)?.[1];
  const bytes = encoded === undefined ? null : fromBase64(encoded);
  return bytes === null ? null : lenientTextOf(bytes);
}
