import type { ServiceRequest, ServiceResponse } from "../../service.ts";
import { EMPTY, utf8 } from "../bytes.ts";
import { prettyJson } from "../python-json.ts";
import type { Pairs } from "../query.ts";
import type { Router } from "../routing.ts";
import { argumentsOf } from "./arguments.ts";

const JSON_TYPE = "application/json";

/** The route that answers with the headers that the query asks for, and tells them in its body. */
export function addResponseHeadersRoute(router: Router): void {
  router.add("/response-headers", withHeaders, ["GET", "POST"]);
}

function withHeaders(request: ServiceRequest): ServiceResponse {
  const wanted = argumentsOf(request);
  let headers: Pairs = wanted;
  let body = EMPTY;
  // The body holds its own length: write it until that is true.
  for (let length = -1; length !== body.length; ) {
    length = body.length;
    headers = [["Content-Type", JSON_TYPE], ["Content-Length", String(length)], ...wanted];
    body = utf8(prettyJson(byName(headers)));
  }
  return { status: 200, headers, body };
}

/** Each name as it is spelled, with all values that it has in any spelling. */
function byName(headers: Pairs): Map<string, string | string[]> {
  return new Map(
    headers.map(([name]) => {
      const values = headers.filter(([other]) => other.toLowerCase() === name.toLowerCase());
      return [name, values.length === 1 ? (values[0] as Pairs[number])[1] : values.map(([, value]) => value)];
    }),
  );
}
