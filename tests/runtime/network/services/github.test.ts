import { beforeEach, describe, expect, it } from "vitest";
import type { Service, ServiceResponse } from "../../../../src/runtime/network/service.ts";
import { githubService } from "../../../../src/runtime/network/services/github/index.ts";
import { ask, headersOf, type Question, textOf } from "./ask.ts";

const API = "https://api.github.com";
/** The start of virtual time. */
const START = Date.UTC(2026, 0, 1) / 1000;

let service: Service;

beforeEach(() => {
  service = githubService();
});

function get(path: string, question: Question = {}): ServiceResponse {
  return ask(service, path.startsWith("https:") ? path : API + path, question);
}

function jsonOf<T>(response: ServiceResponse): T {
  return JSON.parse(textOf(response)) as T;
}

function quotaOf(response: ServiceResponse): number[] {
  return ["Limit", "Remaining", "Used", "Reset"].map((name) =>
    Number(headersOf(response, `X-RateLimit-${name}`)[0]),
  );
}

function withToken(token: string): Question {
  return {
    headers: [
      ["User-Agent", "demo"],
      ["Authorization", `Bearer ${token}`],
    ],
  };
}

describe("api.github.com", () => {
  it("tells at its root where everything is", () => {
    const root = jsonOf<Record<string, string>>(get("/"));
    expect(Object.keys(root).every((key) => key.endsWith("_url"))).toBe(true);
    expect(root.repository_url).toBe("https://api.github.com/repos/{owner}/{repo}");
  });

  it("knows users, repositories and issues, whatever the case of their names", () => {
    expect(jsonOf(get("/users/OctoCat"))).toMatchObject({ login: "octocat", type: "User", public_repos: 2 });
    expect(jsonOf(get("/repos/Python/CPython"))).toMatchObject({
      full_name: "python/cpython",
      owner: { login: "python", type: "Organization" },
      private: false,
    });
    const open = jsonOf<{ number: number; state: string }[]>(get("/repos/octocat/spoon-knife/issues"));
    const all = jsonOf<unknown[]>(get("/repos/octocat/spoon-knife/issues?state=all"));
    expect(open.every(({ state }) => state === "open")).toBe(true);
    expect(all.length).toBe(3);
    expect(jsonOf(get("/repos/octocat/spoon-knife/issues/1"))).toMatchObject({ number: 1 });
  });

  it("counts a repository's open issues as its list has them", () => {
    const repositories = jsonOf<{ items: { full_name: string; open_issues_count: number }[] }>(
      get("/search/repositories?q=stars:%3E=0&per_page=12"),
    );
    for (const { full_name, open_issues_count } of repositories.items) {
      expect(jsonOf<unknown[]>(get(`/repos/${full_name}/issues`))).toHaveLength(open_issues_count);
    }
  });

  it("leads through the pages of a list, without loss or repetition", () => {
    const names: string[] = [];
    let next: string | undefined = "/users/patience/repos?per_page=15";
    let pages = 0;
    while (next !== undefined) {
      const response = get(next);
      names.push(...jsonOf<{ name: string }[]>(response).map(({ name }) => name));
      next = /<([^>]+)>; rel="next"/.exec(headersOf(response, "Link")[0] ?? "")?.[1];
      pages += 1;
    }
    expect(pages).toBe(3);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBe(jsonOf<{ public_repos: number }>(get("/users/patience")).public_repos);
  });

  it("names the pages around the one that is asked for", () => {
    const link = headersOf(get("/users/patience/repos?per_page=10&page=2"), "Link")[0];
    const page = (number: number): string =>
      `<https://api.github.com/users/patience/repos?per_page=10&page=${number}>`;
    expect(link).toBe(
      `${page(1)}; rel="prev", ${page(3)}; rel="next", ${page(5)}; rel="last", ${page(1)}; rel="first"`,
    );
    expect(headersOf(get("/users/octocat/repos"), "Link")).toEqual([]);
  });

  it("searches by words and qualifiers, the most stars first", () => {
    const found = jsonOf<{ total_count: number; items: { full_name: string; score: number }[] }>(
      get("/search/repositories?q=http+topic:asyncio"),
    );
    expect(found.items.map(({ full_name }) => full_name)).toEqual([
      ...["aio-libs/aiohttp", "encode/httpx", "encode/starlette"],
    ]);
    expect(found.total_count).toBe(3);
    expect(get("/search/repositories").status).toBe(422);
  });

  it("answers 404 in JSON for what it does not have", () => {
    for (const path of [
      "/users/nobody",
      "/repos/python/nothing",
      "/nowhere",
      "/repos/python/cpython/issues/999",
    ]) {
      const response = get(path);
      expect(response.status).toBe(404);
      expect(jsonOf(response)).toMatchObject({ message: "Not Found", status: "404" });
    }
  });

  it("wants to know the client's name", () => {
    expect(get("/", { headers: [] }).status).toBe(403);
  });

  it("counts the requests of each address, and refuses more than sixty in an hour", () => {
    const first = get("/zen", { now: 100 });
    expect(quotaOf(first)).toEqual([60, 59, 1, START + 3700]);
    for (let used = 1; used < 60; used += 1) expect(get("/zen", { now: 200 }).status).toBe(200);
    const refused = get("/zen", { now: 300 });
    expect(refused.status).toBe(403);
    expect(quotaOf(refused)).toEqual([60, 0, 60, START + 3700]);
    expect(jsonOf<{ message: string }>(refused).message).toContain(
      "API rate limit exceeded for 203.0.113.7.",
    );
    expect(get("/zen", { now: 300, clientAddress: "203.0.113.8" }).status).toBe(200);
    expect(quotaOf(get("/zen", { now: 3700 }))).toEqual([60, 59, 1, START + 7300]);
  });

  it("limits searches by themselves", () => {
    for (let used = 0; used < 10; used += 1) expect(get("/search/repositories?q=http").status).toBe(200);
    const refused = get("/search/repositories?q=http");
    expect([refused.status, headersOf(refused, "X-RateLimit-Resource")[0]]).toEqual([403, "search"]);
    expect(get("/zen").status).toBe(200);
    expect(get("/search/repositories?q=http", { now: 60 }).status).toBe(200);
  });

  it("tells the limits for nothing", () => {
    get("/zen");
    for (let turn = 0; turn < 3; turn += 1) {
      expect(jsonOf(get("/rate_limit"))).toMatchObject({
        resources: { core: { limit: 60, used: 1, remaining: 59 }, search: { limit: 10, used: 0 } },
        rate: { remaining: 59 },
      });
    }
  });

  it("gives more to who has a token, and refuses what is none", () => {
    expect(quotaOf(get("/zen", withToken("ghp_example"))).slice(0, 2)).toEqual([5000, 4999]);
    const refused = get("/zen", withToken("letmein"));
    expect(refused.status).toBe(401);
    expect(jsonOf(refused)).toMatchObject({ message: "Bad credentials" });
  });

  it("answers 304 for what the client has, and does not count it", () => {
    const [tag = ""] = headersOf(get("/users/octocat"), "ETag");
    const again = get("/users/octocat", {
      headers: [
        ["User-Agent", "demo"],
        ["If-None-Match", tag],
      ],
    });
    expect(again.status).toBe(304);
    expect(quotaOf(again)[1]).toBe(59);
  });

  it("sends who comes without TLS to where it is", () => {
    const response = get("/", {});
    expect(response.status).toBe(200);
    const plain = ask(service, "http://api.github.com/zen?x=1");
    expect([plain.status, headersOf(plain, "Location")[0]]).toEqual([301, "https://api.github.com/zen?x=1"]);
  });
});
