import type { ServiceRequest, ServiceResponse } from "../../service.ts";
import { utf8 } from "../bytes.ts";
import { lineJson } from "../python-json.ts";
import type { Router } from "../routing.ts";
import { parseFloatingPoint, parseInteger } from "./arguments.ts";
import { ANY_METHOD } from "./requests.ts";
import { empty, plainText } from "./responses.ts";

/** The kinds of image that httpbin has, as it tells who asks for another. */
const IMAGE_TYPES = ["image/webp", "image/svg+xml", "image/jpeg", "image/png", "image/*"];

const TEAPOT = `
    -=[ teapot ]=-

          __()__
   __   .'      '.   _
   \\ \\_/          \\_/ )
    \\__            __/
       \\__________/
`;

/** @returns the response of `/status/…`, and what other routes answer when they refuse. */
export function statusResponse(status: number): ServiceResponse {
  const withBody = (body: string, headers: [string, string][]): ServiceResponse => ({
    ...empty(status, headers),
    body: utf8(body),
  });
  switch (status) {
    case 101:
      // There is no other protocol to go on with.
      return { ...empty(status), upgrade: (stream) => stream.close() };
    case 301:
    case 302:
    case 303:
    case 305:
    case 307:
      return empty(status, [["Location", "/redirect/1"]]);
    case 304:
      return empty(status, []);
    case 401:
      return empty(status, [["WWW-Authenticate", 'Basic realm="Fake Realm"']]);
    case 402:
      return withBody("Payment first, please!", [["x-more-info", "https://httpbin.org/"]]);
    case 406: {
      const answer = { message: "None of the accepted media types is served here.", accept: IMAGE_TYPES };
      return withBody(lineJson(answer), [["Content-Type", "application/json"]]);
    }
    case 407:
      return empty(status, [["Proxy-Authenticate", 'Basic realm="Fake Realm"']]);
    case 418:
      return withBody(TEAPOT, [["x-more-info", "http://tools.ietf.org/html/rfc2324"]]);
    default:
      return empty(status);
  }
}

/** The route that answers with a status of one's choice, or one of several by weight: `200:3,500:1`. */
export function addStatusRoute(router: Router): void {
  router.add("/status/<codes>", (request, { codes = "" }) => answer(request, codes), ANY_METHOD);
}

function answer(request: ServiceRequest, codes: string): ServiceResponse {
  const choices: { status: number; weight: number }[] = [];
  for (const choice of codes.split(",")) {
    // A single status has no weight: "200:1" alone is none.
    const [code = "", weight = "1", ...rest] = codes.includes(",") ? choice.split(":") : [choice];
    const parsed = { status: parseInteger(code), weight: parseFloatingPoint(weight) };
    if (parsed.status === null || parsed.weight === null || rest.length > 0) {
      return plainText("Invalid status code", 400);
    }
    choices.push({ status: parsed.status, weight: parsed.weight });
  }
  if (choices.length === 1) return statusResponse((choices[0] as { status: number }).status);
  let rest = request.random() * choices.reduce((sum, { weight }) => sum + weight, 0);
  const chosen = choices.find(({ weight }) => {
    rest -= weight;
    return rest < 0;
  });
  return statusResponse((chosen ?? (choices.at(-1) as { status: number })).status);
}
