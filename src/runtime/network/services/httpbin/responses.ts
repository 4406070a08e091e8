import { type Headers, hasToken, headerOf, REASONS } from "../../http/message.ts";
import type { ServiceRequest, ServiceResponse } from "../../service.ts";
import { EMPTY, utf8 } from "../bytes.ts";
import { httpDate } from "../dates.ts";
import { type Json, prettyJson } from "../python-json.ts";

const HTML = "text/html; charset=utf-8";

/** Phrases that httpbin's framework has otherwise, or in addition. */
const OWN_REASONS: Readonly<Record<number, string>> = {
  102: "Processing",
  103: "Early Hints",
  203: "Non Authoritative Information",
  207: "Multi Status",
  208: "Already Reported",
  226: "IM Used",
  306: "Switch Proxy",
  414: "Request URI Too Long",
  416: "Requested Range Not Satisfiable",
  421: "Misdirected Request",
  423: "Locked",
  424: "Failed Dependency",
  449: "Retry With",
  506: "Variant Also Negotiates",
  507: "Insufficient Storage",
  508: "Loop Detected",
  510: "Not Extended",
  511: "Network Authentication Failed",
};

/** @returns a response with JSON as its body. */
export function json(value: Json, headers: Headers = []): ServiceResponse {
  return {
    status: 200,
    headers: [["Content-Type", "application/json"], ...headers],
    body: utf8(prettyJson(value)),
  };
}

/** @returns a response with a page as its body. */
export function html(body: string, status = 200, headers: Headers = []): ServiceResponse {
  return { status, headers: [["Content-Type", HTML], ...headers], body: utf8(body) };
}

/** @returns a response with a line of text as its body. */
export function plainText(body: string, status = 200, headers: Headers = []): ServiceResponse {
  return { status, headers: [["Content-Type", "text/plain; charset=utf-8"], ...headers], body: utf8(body) };
}

/** @returns a response without a body. */
export function empty(status: number, headers: Headers = [["Content-Type", HTML]]): ServiceResponse {
  return { status, headers, body: EMPTY };
}

/** @returns a page that tells of an error. */
export function errorPage(
  status: number,
  title: string,
  text: string,
  headers: Headers = [],
): ServiceResponse {
  return html(page(`${status} ${title}`, title, text), status, headers);
}

/** @returns a redirect with a page that links to its target. */
export function redirect(location: string): ServiceResponse {
  const target = location.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  const text = `What you want is at <a href="${target}">${target}</a>. Follow the link if you are still here.`;
  return html(page("Redirecting...", "Redirecting...", text), 302, [["Location", location]]);
}

function page(title: string, heading: string, text: string): string {
  return `<!doctype html>\n<html lang=en>\n<title>${title}</title>\n<h1>${heading}</h1>\n<p>${text}</p>\n`;
}

/** Completes a response as httpbin's servers and their load balancer do, headers in their order. */
export function complete(request: ServiceRequest, response: ServiceResponse): ServiceResponse {
  const { status, body } = response;
  const own = response.headers.filter(([name]) => name !== "Content-Type" && name !== "Content-Length");
  const types = response.headers.filter(([name]) => name === "Content-Type");
  const lengths = response.headers.filter(([name]) => name === "Content-Length");
  const hasLength = status >= 200 && status !== 204 && status !== 304;
  if (hasLength && lengths.length === 0 && body instanceof Uint8Array) {
    lengths.push(["Content-Length", String(body.length)]);
  }
  const connection = hasToken(request.headers, "Connection", "close") ? "close" : "keep-alive";
  const headers: (readonly [string, string])[] = [
    ["Date", httpDate(request.now() + (response.delay ?? 0))],
    ...types,
    ...lengths,
    ["Connection", connection],
    ["Server", "gunicorn/19.9.0"],
    ...own,
    ["Access-Control-Allow-Origin", headerOf(request.headers, "Origin") ?? "*"],
    ["Access-Control-Allow-Credentials", "true"],
  ];
  if (request.method === "OPTIONS") {
    headers.push(["Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, PATCH, OPTIONS"]);
    headers.push(["Access-Control-Max-Age", "3600"]);
    const asked = headerOf(request.headers, "Access-Control-Request-Headers");
    if (asked !== undefined) headers.push(["Access-Control-Allow-Headers", asked]);
  }
  const reason = OWN_REASONS[status] ?? REASONS[status] ?? "Unknown";
  return { ...response, reason: reason.toUpperCase(), headers };
}
