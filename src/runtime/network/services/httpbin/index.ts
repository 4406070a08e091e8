import type { Service, ServiceRequest, ServiceResponse } from "../../service.ts";
import { Router } from "../routing.ts";
import { addAuthenticationRoutes } from "./authentication.ts";
import { addCachingRoutes } from "./caching.ts";
import { addContentRoutes } from "./content.ts";
import { addCookieRoutes } from "./cookies.ts";
import { ServerFailure } from "./failure.ts";
import { addImageRoutes } from "./images.ts";
import { addRandomRoutes } from "./random.ts";
import { addRedirectRoutes } from "./redirects.ts";
import { addRequestRoutes } from "./requests.ts";
import { addResponseHeadersRoute } from "./response-headers.ts";
import { complete, empty, errorPage } from "./responses.ts";
import { addStatusRoute } from "./status.ts";
import { addStreamingRoutes } from "./streaming.ts";

/** httpbin.org, which tells a client what it sent; answers as httpbin 0.10 does. */
export function httpbinService(): Service {
  const router = new Router();
  addContentRoutes(router);
  addRequestRoutes(router);
  addStatusRoute(router);
  addRedirectRoutes(router);
  addAuthenticationRoutes(router);
  addCookieRoutes(router);
  addCachingRoutes(router);
  addRandomRoutes(router);
  addStreamingRoutes(router);
  addImageRoutes(router);
  addResponseHeadersRoute(router);
  return (request) => complete(request, answer(router, request));
}

function answer(router: Router, request: ServiceRequest): ServiceResponse {
  const finding = router.find(request);
  switch (finding.kind) {
    case "unknown":
      return errorPage(
        404,
        "Not Found",
        "This server has nothing at that URL. Is it spelled as it should be?",
      );
    case "wrong method":
      return errorPage(405, "Method Not Allowed", "This URL does not take requests of that method.", [
        ["Allow", finding.allowed.join(", ")],
      ]);
    case "options":
      return empty(200, [
        ["Content-Type", "text/html; charset=utf-8"],
        ["Allow", finding.allowed.join(", ")],
      ]);
    case "found":
      try {
        return checked(finding.handler(request, finding.parameters));
      } catch (error) {
        if (!(error instanceof ServerFailure)) throw error;
        return errorPage(500, "Internal Server Error", "The server could not make sense of this request.");
      }
  }
}

/** Headers that come from a query must not break out of their line. */
function checked(response: ServiceResponse): ServiceResponse {
  for (const [name, value] of response.headers) {
    if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name) || /[\r\n\0]/.test(value)) {
      throw new ServerFailure("no header");
    }
  }
  return response;
}
