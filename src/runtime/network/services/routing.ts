import type { ServiceRequest, ServiceResponse } from "../service.ts";
import { percentDecode } from "./query.ts";

/** The parts of a path that a pattern names. */
export type PathParameters = Readonly<Record<string, string>>;

/** Answers the requests of a route. */
export type Handler = (request: ServiceRequest, parameters: PathParameters) => ServiceResponse;

interface Route {
  readonly pattern: string;
  readonly expression: RegExp;
  readonly methods: readonly string[];
  readonly handler: Handler;
}

/** What a router has for a request. */
export type Finding =
  | { readonly kind: "found"; readonly handler: Handler; readonly parameters: PathParameters }
  | { readonly kind: "wrong method"; readonly allowed: readonly string[] }
  | { readonly kind: "options"; readonly allowed: readonly string[] }
  | { readonly kind: "unknown" };

const KINDS: Readonly<Record<string, string>> = { text: "[^/]+", int: "[0-9]+", path: "[^/].*" };

/**
 * Which handler a request is for. Patterns are Flask's: `/users/<login>` takes a segment, `<int:n>` a number,
 * `<path:rest>` all that follows. Who takes GET takes HEAD; OPTIONS is answered for every known path.
 */
export class Router {
  readonly #routes: Route[] = [];

  /** @param methods which methods the route takes; GET by default */
  add(pattern: string, handler: Handler, methods: readonly string[] = ["GET"]): this {
    const source = pattern
      .split(/(<[^>]+>)/)
      .map((part) => {
        const parameter = /^<(?:(\w+):)?(\w+)>$/.exec(part);
        if (parameter === null) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
        return `(?<${parameter[2]}>${KINDS[parameter[1] ?? "text"]})`;
      })
      .join("");
    const all = methods.includes("GET") ? ["OPTIONS", "HEAD", ...methods] : ["OPTIONS", ...methods];
    this.#routes.push({ pattern, expression: new RegExp(`^${source}$`, "s"), methods: all, handler });
    return this;
  }

  /** The patterns of all routes, in the order in which they were added. */
  get patterns(): string[] {
    return this.#routes.map(({ pattern }) => pattern);
  }

  /** Finds the route of a request; the first that was added wins. */
  find(request: ServiceRequest): Finding {
    const path = percentDecode(request.url.pathname, false);
    const allowed: string[] = [];
    for (const { expression, methods, handler } of this.#routes) {
      const match = expression.exec(path);
      if (match === null) continue;
      if (request.method !== "OPTIONS" && methods.includes(request.method)) {
        return { kind: "found", handler, parameters: { ...match.groups } };
      }
      allowed.push(...methods.filter((method) => !allowed.includes(method)));
    }
    if (allowed.length === 0) return { kind: "unknown" };
    return { kind: request.method === "OPTIONS" ? "options" : "wrong method", allowed };
  }
}
