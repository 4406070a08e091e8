import { Stop, TypeError, ValueError } from "../builtins/exceptions.ts";
import { checkKeywords } from "../builtins/keywords.ts";
import { printTraceback, writeError } from "../builtins/report.ts";
import { repr } from "../builtins/repr.ts";
import { Coroutine } from "../loop/coroutine.ts";
import type { Service, ServiceRequest, ServiceResponse } from "../network/service.ts";
import { checkNumber } from "./checks.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A request as a route's handler sees it. */
export interface RouteRequest {
  /** In capitals: `GET`. */
  readonly method: string;
  /** Without the query: `/users/7`. */
  readonly path: string;
  /** What the path's `{name}` parts stand for. */
  readonly params: Readonly<Record<string, string>>;
  /** The query; of a name that comes twice, the last value. */
  readonly query: Readonly<Record<string, string>>;
  /** The headers, their names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** The body as text. */
  text(): string;
  /** The body, read as JSON. */
  json(): unknown;
}

/**
 * Answers a request. An ordinary function, called when the server takes the request up; what it returns is
 * the response: bytes and text as they are, what {@link respond} made, and anything else as JSON.
 */
export type Handler = (request: RouteRequest) => unknown;

/** What {@link respond} takes. */
export interface ResponseOptions {
  /** 200 by default. */
  status?: number;
  headers?: Record<string, string>;
  /** The body: as JSON … */
  json?: unknown;
  /** … or as text … */
  text?: string;
  /** … or as bytes … */
  body?: Uint8Array;
  /** … or as pieces of text, each so many seconds after the one before. */
  pieces?: readonly { after: number; text: string }[];
  /** Seconds of work before the response begins. */
  delay?: number;
}

/** A response with all that can be said about one; made by {@link respond}. */
export class SimulatedResponse {
  /** @internal */ readonly options: ResponseOptions;
  /** @internal */
  constructor(options: ResponseOptions) {
    this.options = options;
  }
}

const BODIES = ["json", "text", "body", "pieces"] as const;

/**
 * Makes a response for a handler to return: `respond({ status: 503, text: "busy", delay: 0.5 })`.
 * @throws ValueError for two bodies, a status that is none, or a time below 0; TypeError for an unknown option
 */
export function respond(options: ResponseOptions): SimulatedResponse {
  checkKeywords(options, ["status", "headers", "delay", ...BODIES], "respond");
  const given = BODIES.filter((name) => options[name] !== undefined);
  if (given.length > 1) throw new ValueError(`a response has one body: ${given.join(" or ")}`);
  const { status } = options;
  // What is below 200 is no response, but a word before it.
  if (status !== undefined && !(Number.isInteger(status) && status >= 200 && status <= 599)) {
    throw new ValueError(`status must be from 200 to 599, not ${repr(status)}`);
  }
  checkNumber("delay", options.delay, 0);
  for (const { after } of options.pieces ?? []) checkNumber("after", after, 0);
  return new SimulatedResponse(options);
}

interface Route {
  readonly method: string | null;
  readonly pattern: RegExp;
  readonly path: string;
  readonly handler: Handler;
}

/** The routes of one host: the latest that fits answers; what none fits goes to `otherwise`. */
export class Routes {
  readonly #routes: Route[] = [];
  readonly #otherwise: Service;

  constructor(otherwise: Service = notFound) {
    this.#otherwise = otherwise;
  }

  add(path: string, handler: Handler, method: string | null): void {
    if (typeof path !== "string" || !path.startsWith("/")) {
      throw new ValueError(`a route's path must begin with '/', not ${repr(path)}`);
    }
    if (path.includes("?")) throw new ValueError(`${path}: a route is found by its path, without a query`);
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    if (new Set(names).size < names.length) throw new ValueError(`${path} names a part twice`);
    const parts = path.split(/\{(\w+)\}/);
    const pattern = parts.map((part, index) =>
      index % 2 === 1 ? `(?<${part}>[^/]+)` : part.replace(/[.*+?^$()|[\]\\]/g, "\\$&"),
    );
    const route = { path, handler, method, pattern: new RegExp(`^${pattern.join("")}$`) };
    this.#routes.unshift(route);
  }

  readonly service: Service = (request) => {
    const path = request.url.pathname;
    const fitting = this.#routes.filter(({ pattern }) => pattern.test(path));
    const route = fitting.find(({ method }) => method === null || method === request.method);
    if (route !== undefined) return answer(route, request);
    if (fitting.length === 0) return this.#otherwise(request);
    const allowed = fitting.map(({ method }) => method).join(", ");
    return toResponse(respond({ status: 405, headers: { Allow: allowed }, text: "Method Not Allowed\n" }));
  };
}

function answer(route: Route, request: ServiceRequest): ServiceResponse {
  const { url, body } = request;
  const path = url.pathname;
  try {
    const result = route.handler({
      method: request.method,
      path,
      params: Object.fromEntries(
        Object.entries(route.pattern.exec(path)?.groups ?? {}).map(([name, part]) => [
          name,
          decodeURIComponent(part),
        ]),
      ),
      query: Object.fromEntries(url.searchParams),
      headers: Object.fromEntries(request.headers.map(([name, value]) => [name.toLowerCase(), value])),
      body,
      text: () => decoder.decode(body),
      json: () => JSON.parse(decoder.decode(body)) as unknown,
    });
    if (result instanceof Coroutine) {
      result.close();
      throw new TypeError(
        "a route's handler must be an ordinary function: to take time, return respond({ delay: seconds, … })",
      );
    }
    return toResponse(result);
  } catch (error) {
    if (error instanceof Stop) throw error;
    writeError(`Exception in the handler of ${route.path}`);
    printTraceback(error);
    return toResponse(respond({ status: 500, text: "Internal Server Error\n" }));
  }
}

function toResponse(result: unknown): ServiceResponse {
  const options: ResponseOptions =
    result instanceof SimulatedResponse
      ? result.options
      : typeof result === "string"
        ? { text: result }
        : result instanceof Uint8Array
          ? { body: result }
          : { json: result ?? null };
  const { status = 200, headers = {}, delay = 0 } = options;
  const [type, body] = bodyOf(options);
  const given = Object.entries(headers);
  const hasType = given.some(([name]) => name.toLowerCase() === "content-type");
  return {
    status,
    headers: hasType || type === null ? given : [["Content-Type", type], ...given],
    body,
    delay,
  };
}

function bodyOf(options: ResponseOptions): [type: string | null, body: ServiceResponse["body"]] {
  const { json, text, body, pieces } = options;
  if (pieces !== undefined) {
    const timed = pieces.map((piece) => ({ after: piece.after, bytes: encoder.encode(piece.text) }));
    return ["text/plain; charset=utf-8", timed];
  }
  if (body !== undefined) return ["application/octet-stream", body];
  if (text !== undefined) return ["text/plain; charset=utf-8", encoder.encode(text)];
  if (json !== undefined) return ["application/json", encoder.encode(JSON.stringify(json))];
  return [null, new Uint8Array(0)];
}

const notFound: Service = () => toResponse(respond({ status: 404, text: "Not Found\n" }));
