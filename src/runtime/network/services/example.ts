import { headerOf } from "../http/message.ts";
import type { Service, ServiceRequest, ServiceResponse } from "../service.ts";
import { EMPTY, utf8 } from "./bytes.ts";
import { httpDate } from "./dates.ts";

const PAGE = `<!doctype html><html lang="en"><head><title>Example Domain</title>\
<meta name="viewport" content="width=device-width, initial-scale=1">\
<style>body{background:#eee;width:60vw;margin:15vh auto;font-family:system-ui,sans-serif}</style></head>\
<body><div><h1>Example Domain</h1><p>This page is part of a simulated internet, for use in examples. \
You may ask for it as often as you like.</p><p><a href="https://iana.org/domains/example">Learn more</a></p>\
</div></body></html>
`;

const TAG = '"bc2473a18e003bdb249eba5ce893033f:1760028122.592274"';
const LAST_MODIFIED = "Thu, 09 Oct 2025 16:42:02 GMT";
/** Seconds for which a copy of the page is good. */
const LIFETIME = 86_000;

/** example.com: one page at its root, that can be validated; nothing else. */
export function exampleService(): Service {
  const page = utf8(PAGE);
  return (request) => {
    const answer = respond(request, page);
    return { ...answer, headers: [["Date", httpDate(request.now())], ...answer.headers] };
  };
}

function respond({ method, url, headers }: ServiceRequest, page: Uint8Array): ServiceResponse {
  const type = ["Content-Type", "text/html"] as const;
  if (method !== "GET" && method !== "HEAD") {
    return { status: 405, headers: [type, ["Allow", "GET, HEAD"]], body: EMPTY };
  }
  if (url.pathname !== "/") {
    return { status: 404, headers: [type], body: utf8(PAGE.replaceAll("Example Domain", "Not Found")) };
  }
  const validators = [
    ["ETag", TAG],
    ["Last-Modified", LAST_MODIFIED],
    ["Cache-Control", `max-age=${LIFETIME}`],
  ] as const;
  const isFresh =
    hasTag(headerOf(headers, "If-None-Match")) ?? isSince(headerOf(headers, "If-Modified-Since"));
  if (isFresh) return { status: 304, headers: validators, body: EMPTY };
  return { status: 200, headers: [type, ...validators], body: page };
}

/** @returns whether a list of tags holds the page's; null if there is none, and the date decides. */
function hasTag(header: string | undefined): boolean | null {
  if (header === undefined) return null;
  const tags = header.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes("*") || tags.includes(TAG);
}

function isSince(header: string | undefined): boolean {
  return header !== undefined && Date.parse(header) >= Date.parse(LAST_MODIFIED);
}
