import { headerOf } from "../../http/message.ts";
import type { ServiceRequest } from "../../service.ts";
import { textOf, toBase64 } from "../bytes.ts";
import { readBody } from "../form.ts";
import type { Json } from "../python-json.ts";
import { loadJson } from "../python-json-reader.ts";
import { grouped, type Pairs, percentDecode } from "../query.ts";
import { argumentsOf } from "./arguments.ts";

/** What httpbin tells of a request. */
export type EchoKey = "args" | "data" | "files" | "form" | "headers" | "json" | "method" | "origin" | "url";

const WITH_ARGS = ["url", "args", "headers", "origin"] as const;
const WITH_BODY = ["url", "args", "form", "data", "origin", "headers", "files"] as const;

/** What `/get` tells. */
export const GET_KEYS: readonly EchoKey[] = WITH_ARGS;
/** What `/delay` tells. */
export const DELAY_KEYS: readonly EchoKey[] = WITH_BODY;
/** What `/post` tells. */
export const POST_KEYS: readonly EchoKey[] = [...WITH_BODY, "json"];
/** What `/anything` tells. */
export const ANYTHING_KEYS: readonly EchoKey[] = [...POST_KEYS, "method"];

/** Headers of the way to httpbin's servers; shown only if the query has `show_env`. */
const HIDDEN_HEADERS = new Set([
  "Connect-Time",
  "Total-Route-Time",
  "Via",
  "X-Forwarded-For",
  "X-Forwarded-Port",
  "X-Forwarded-Proto",
  "X-Forwarded-Protocol",
  "X-Forwarded-Ssl",
  "X-Heroku-Dynos-In-Use",
  "X-Heroku-Queue-Depth",
  "X-Heroku-Queue-Wait-Time",
  "X-Real-Ip",
  "X-Request-Id",
  "X-Request-Start",
  "X-Varnish",
]);

/** @returns what httpbin tells of a request, in the order of `keys`. */
export function echo(request: ServiceRequest, keys: readonly EchoKey[]): Map<string, Json> {
  const { fields, files, data } = readBody(request);
  const tell: Record<EchoKey, () => Json> = {
    args: () => grouped(argumentsOf(request)),
    data: () => safeText(data, "application/octet-stream"),
    files: () => {
      const contents = new Map<string, Json>();
      for (const { name, contentType, content } of files) {
        if (!contents.has(name))
          contents.set(name, safeText(content, contentType ?? "application/octet-stream"));
      }
      return contents;
    },
    form: () => grouped(fields),
    headers: () => new Map(seenHeaders(request)),
    json: () => jsonOf(data),
    method: () => request.method,
    origin: () => originOf(request),
    url: () => readableUrl(request),
  };
  return new Map(keys.map((key) => [key, tell[key]()]));
}

/** The client's address, after those of proxies that the request says it came through. */
export function originOf({ headers, clientAddress }: ServiceRequest): string {
  const before = headerOf(headers, "X-Forwarded-For");
  return before === undefined ? clientAddress : `${before}, ${clientAddress}`;
}

/**
 * The headers as httpbin's Python sees them: names in title case, several of a name as one, without
 * `Connection`, which is between the client and the load balancer.
 */
export function seenHeaders(request: ServiceRequest): Pairs {
  const seen = new Map<string, string>();
  for (const [name, value] of request.headers) {
    const title = titleCase(name);
    if (title === "Connection") continue;
    const known = seen.get(title);
    seen.set(title, known === undefined ? value : `${known},${value}`);
  }
  const { url } = request;
  seen.set("X-Forwarded-For", originOf(request));
  seen.set("X-Forwarded-Port", url.port || (url.protocol === "https:" ? "443" : "80"));
  seen.set("X-Forwarded-Proto", url.protocol.slice(0, -1));
  const showAll = argumentsOf(request).some(([name]) => name === "show_env");
  return [...seen].filter(([name]) => showAll || !HIDDEN_HEADERS.has(name));
}

function titleCase(name: string): string {
  return name.replace(
    /[A-Za-z]+/g,
    (word) => (word[0] as string).toUpperCase() + word.slice(1).toLowerCase(),
  );
}

/** Text as itself, anything else as a `data:` URL. */
function safeText(bytes: Uint8Array, contentType: string): string {
  return textOf(bytes) ?? `data:${contentType};base64,${toBase64(bytes)}`;
}

function jsonOf(data: Uint8Array): Json {
  const text = textOf(data);
  if (text === null) return null;
  try {
    return loadJson(text);
  } catch (error) {
    // What is no JSON is none to httpbin: it looks at every body.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The URL as Python's web servers show it: escapes resolved, but for those that would change its meaning. */
function readableUrl({ url }: ServiceRequest): string {
  const path = reencode(percentDecode(url.pathname, false), "%?#");
  const query = url.search.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    const bytes = Uint8Array.from(escapes.slice(1).split("%"), (digits) => Number.parseInt(digits, 16));
    const decoded = textOf(bytes);
    if (decoded === null) return escapes.toUpperCase();
    return reencode(decoded, "%&=+#");
  });
  return `${url.protocol}//${url.host}${path}${query}`;
}

/** Escapes the characters of `unsafe`, and those that nobody can see. */
function reencode(text: string, unsafe: string): string {
  let encoded = "";
  for (const letter of text) {
    const mustEscape = letter <= " " || letter === "\x7f" || unsafe.includes(letter);
    encoded += mustEscape ? encodeURIComponent(letter) : letter;
  }
  return encoded;
}
