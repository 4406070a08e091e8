import { headerOf } from "../../http/message.ts";
import type { Service, ServiceRequest, ServiceResponse } from "../../service.ts";
import { EMPTY, utf8 } from "../bytes.ts";
import { Router } from "../routing.ts";
import { type Client, clientOf } from "./client.ts";
import { type Quota, quotaHeaders, RateLimits, type Resource } from "./rate-limit.ts";
import { complete, failure, json } from "./responses.ts";
import { addRoutes } from "./routes.ts";

/**
 * api.github.com, to read from: a small set of accounts, repositories and issues that never changes, in the
 * shapes of the real one, with its rate limits. Who has no token may ask 60 times an hour; any token that looks
 * like one of GitHub's (`ghp_…`, `github_pat_…`) is good for 5,000, any other is refused. Nothing is compressed.
 */
export function githubService(): Service {
  const limits = new RateLimits();
  const router = new Router();
  addRoutes(router);
  return (request) => {
    if (request.url.protocol === "http:") return toHttps(request.url);
    if ((headerOf(request.headers, "User-Agent") ?? "") === "") return withoutUserAgent();
    const client = clientOf(request);
    if (client.kind === "bad credentials") return complete(request, failure(401, "Bad credentials"), []);
    if (request.method === "OPTIONS") return complete(request, preflight(), []);
    return limited(request, client, limits, router);
  };
}

function limited(
  request: ServiceRequest,
  client: Client,
  limits: RateLimits,
  router: Router,
): ServiceResponse {
  const now = request.now();
  const isKnown = client.kind === "known";
  const quota = (resource: Resource): Quota => limits.quota(client.id, isKnown, resource, now);
  if (request.url.pathname === "/rate_limit") {
    const [core, search] = [quota("core"), quota("search")];
    return complete(request, json({ resources: { core, search }, rate: core }), quotaHeaders(core, "core"));
  }
  const resource = request.url.pathname.startsWith("/search/") ? "search" : "core";
  if (quota(resource).remaining <= 0) {
    const message = `API rate limit exceeded for ${client.id}. Wait until it is reset, or send a token.`;
    return complete(request, failure(403, message), quotaHeaders(quota(resource), resource));
  }
  const finding = router.find(request);
  const answer =
    finding.kind === "found" ? finding.handler(request, finding.parameters) : failure(404, "Not Found");
  const isFresh = complete(request, answer, []).status === 304;
  // What the client already has costs nothing.
  if (!isFresh) limits.use(client.id, isKnown, resource, now);
  return complete(request, answer, quotaHeaders(quota(resource), resource));
}

function toHttps(url: URL): ServiceResponse {
  const target = `https://${url.hostname}${url.pathname}${url.search}`;
  return { status: 301, headers: [["Location", target]], body: EMPTY };
}

function withoutUserAgent(): ServiceResponse {
  const text = "Request forbidden by administrative rules: a User-Agent header is required.\n";
  return { status: 403, headers: [["Content-Type", "text/html"]], body: utf8(text) };
}

function preflight(): ServiceResponse {
  return {
    status: 204,
    headers: [
      ["Access-Control-Allow-Headers", "Authorization, Content-Type, If-None-Match, User-Agent"],
      ["Access-Control-Allow-Methods", "GET, POST, PATCH, PUT, DELETE"],
      ["Access-Control-Max-Age", "86400"],
    ],
    body: EMPTY,
  };
}
