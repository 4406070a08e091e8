import { headerOf } from "../../http/message.ts";
import type { ServiceRequest, ServiceResponse } from "../../service.ts";
import { httpDate } from "../dates.ts";
import type { Router } from "../routing.ts";
import { echo, GET_KEYS } from "./echo.ts";
import { uuid } from "./random.ts";
import { empty, json } from "./responses.ts";

/** The routes about caches: validators and `Cache-Control`. */
export function addCachingRoutes(router: Router): void {
  router.add("/cache", (request) => {
    const isConditional =
      headerOf(request.headers, "If-Modified-Since") ?? headerOf(request.headers, "If-None-Match");
    if (isConditional !== undefined) return empty(304, []);
    return told(request, [
      ["Last-Modified", httpDate(request.now())],
      ["ETag", uuid(request).replaceAll("-", "")],
    ]);
  });
  router.add("/cache/<int:seconds>", (request, { seconds }) =>
    told(request, [["Cache-Control", `public, max-age=${Number(seconds)}`]]),
  );
  router.add("/etag/<tag>", (request, { tag = "" }) => {
    const unless = tagsOf(headerOf(request.headers, "If-None-Match"));
    const onlyIf = tagsOf(headerOf(request.headers, "If-Match"));
    const matches = (tags: readonly string[]): boolean => tags.includes(tag) || tags.includes("*");
    if (unless.length > 0) {
      if (matches(unless)) return empty(304, [["ETag", tag]]);
    } else if (onlyIf.length > 0 && !matches(onlyIf)) return empty(412);
    return told(request, [["ETag", tag]]);
  });
}

function told(request: ServiceRequest, headers: readonly (readonly [string, string])[]): ServiceResponse {
  return json(echo(request, GET_KEYS), headers);
}

/** The tags of a list like `"a", W/"b"`, without quotes. */
function tagsOf(header: string | undefined): string[] {
  if (header === undefined || header === "") return [];
  return header.split(",").map((part) => /^\s*(?:W\/)?"?([^"]*)"?/.exec(part)?.[1]?.trim() ?? "");
}
