import { readFileSync } from "node:fs";
import { gunzipSync, inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { ServiceResponse } from "../../../../src/runtime/network/service.ts";
import { httpbinService } from "../../../../src/runtime/network/services/httpbin/index.ts";
import { ask, bodyOf, headersOf, type Question, textOf } from "./ask.ts";

/** An exchange with the real httpbin. */
interface Fact {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  /** In base64. */
  readonly body: string;
  readonly status: number;
  readonly reason: string;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly base64?: string;
}

const HTML = "text/html; charset=utf-8";

/** Pages and pictures of the simulated site are its own: of these only the shape is the real one's. */
const OWN_BODIES = new Set(["/status/418", "/image", "/uuid", "/gzip", "/redirect/x"]);
/** What the server, not the service, adds, or what the real one's front adds. */
const ADDED = new Set(["date", "connection", "server"]);
const VOLATILE = new Map([
  ["last-modified", /^Thu, 01 Jan 2026 00:00:00 GMT$/],
  ["etag", /^[0-9a-f]{32}$/],
]);

function factsOf(file: string): Fact[] {
  return JSON.parse(readFileSync(new URL(`./facts/${file}.json`, import.meta.url), "utf8")) as Fact[];
}

function get(path: string, question: Question = {}): ServiceResponse {
  return ask(httpbinService(), `https://httpbin.org${path}`, question);
}

function hasOwnBody({ method, path, text = "", responseHeaders }: Fact): boolean {
  const isPage = method === "HEAD" ? path.startsWith("/redirect/") : text.startsWith("<!doctype");
  return OWN_BODIES.has(path) || (responseHeaders["Content-Type"] === HTML && isPage);
}

function checkHeaders(fact: Fact, response: ServiceResponse): void {
  const expected = new Map(
    Object.entries(fact.responseHeaders).map(([name, value]) => [name.toLowerCase(), value]),
  );
  if (hasOwnBody(fact)) expected.delete("content-length");
  for (const [name, value] of expected) {
    const actual = headersOf(response, name);
    const pattern = fact.path === "/cache" ? VOLATILE.get(name) : undefined;
    if (pattern !== undefined) expect(actual[0]).toMatch(pattern);
    else if (name === "allow") expect(actual[0]?.split(", ").sort()).toEqual(value.split(", ").sort());
    else expect(actual, name).toContain(value);
  }
  const names = response.headers.map(([name]) => name.toLowerCase());
  const extra = names.filter((name) => !expected.has(name) && !ADDED.has(name) && name !== "content-length");
  expect(extra).toEqual([]);
}

function checkBody(fact: Fact, response: ServiceResponse): void {
  if (fact.base64 !== undefined) {
    expect(Buffer.from(bodyOf(response)).toString("base64")).toBe(fact.base64);
  } else if (!hasOwnBody(fact)) expect(textOf(response)).toBe(fact.text);
  else if (fact.text?.startsWith("<!doctype")) {
    const beginning = (page: string): string => page.split("<p>")[0] as string;
    expect(beginning(textOf(response))).toBe(beginning(fact.text));
  }
}

describe.each(["httpbin", "httpbin-edges"])("answers recorded in %s", (file) => {
  const facts = factsOf(file).map((fact, index) => ({
    ...fact,
    name: `${index}: ${fact.method} ${fact.path}`,
  }));

  it.each(facts)("$name", (fact) => {
    const { method, path, headers, body } = fact;
    const response = get(path, { method, headers, body: Buffer.from(body, "base64") });
    expect([response.status, response.reason]).toEqual([fact.status, fact.reason]);
    checkHeaders(fact, response);
    if (method !== "HEAD") checkBody(fact, response);
  });
});

describe("httpbin", () => {
  it("dates its answers in virtual time, after the work that they took", () => {
    expect(headersOf(get("/get", { now: 61 }), "Date")).toEqual(["Thu, 01 Jan 2026 00:01:01 GMT"]);
    expect(headersOf(get("/delay/3"), "Date")).toEqual(["Thu, 01 Jan 2026 00:00:03 GMT"]);
  });

  it("orders its headers as the real site does", () => {
    expect(get("/redirect/1").headers.map(([name]) => name)).toEqual([
      ...["Date", "Content-Type", "Content-Length", "Connection", "Server", "Location"],
      ...["Access-Control-Allow-Origin", "Access-Control-Allow-Credentials"],
    ]);
  });

  it("waits ten seconds at most, whatever the method", () => {
    expect(get("/delay/2.5").delay).toBe(2.5);
    expect(get("/delay/60", { method: "POST" }).delay).toBe(10);
    expect(get("/delay/inf").delay).toBe(10);
    expect(get("/delay/nan").status).toBe(500);
  });

  it("compresses for real", () => {
    const expected = { headers: { "User-Agent": "demo" }, method: "GET", origin: "203.0.113.7" };
    expect(JSON.parse(gunzipSync(bodyOf(get("/gzip"))).toString())).toEqual({ ...expected, gzipped: true });
    expect(JSON.parse(inflateSync(bodyOf(get("/deflate"))).toString())).toEqual({
      ...expected,
      deflated: true,
    });
  });

  it("drips a byte at a time over the duration, after the delay", () => {
    const response = get("/drip?duration=1&numbytes=4&delay=2&code=202");
    expect([response.status, response.delay]).toEqual([202, 2]);
    expect(response.body).toHaveLength(4);
    expect((response.body as readonly { after: number }[]).map(({ after }) => after)).toEqual([
      0, 0.25, 0.25, 0.25,
    ]);
  });

  it("drips megabytes in a bounded number of pieces, in the same time", () => {
    const { body } = get("/drip?duration=10&numbytes=10485760");
    const pieces = body as { after: number; bytes: Uint8Array }[];
    expect(pieces.length).toBeLessThanOrEqual(2000);
    expect(pieces.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBe(10_485_760);
    expect(pieces.reduce((sum, { after }) => sum + after, 0)).toBeCloseTo(10, 1);
  });

  it("sends a range in chunks with rests between them", () => {
    const pieces = get("/range/10?duration=10&chunk_size=4").body as { after: number; bytes: Uint8Array }[];
    expect(pieces.map(({ after, bytes }) => [after, bytes.length])).toEqual([
      [0, 4],
      [4, 4],
      [6, 2],
    ]);
  });

  it("streams a hundred lines at most, each by itself", () => {
    expect(get("/stream/1000").body).toHaveLength(100);
  });

  it("chooses one of several statuses by weight", () => {
    const statusAt = (random: number): number => get("/status/200:3,500:1", { random: () => random }).status;
    expect([0, 0.7, 0.8, 0.999].map(statusAt)).toEqual([200, 200, 500, 500]);
  });

  it("makes a UUID of version 4 of the world's random numbers", () => {
    let state = 0;
    const random = (): number => {
      state = (state + 0.137) % 1;
      return state;
    };
    const { uuid } = JSON.parse(textOf(get("/uuid", { random }))) as { uuid: string };
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("sets each cookie, quoting what must be quoted", () => {
    const response = get("/cookies/set?a=1&b=x%20y%3Bz&c=%C3%BC");
    expect(headersOf(response, "Set-Cookie")).toEqual([
      "a=1; Path=/",
      'b="x y\\073z"; Path=/',
      'c="\\303\\274"; Path=/',
    ]);
  });

  it("tells a client's origin after the proxies that it names, and shows them if asked", () => {
    const headers = [["X-Forwarded-For", "198.51.100.1"]] as const;
    const told = JSON.parse(textOf(get("/get?show_env=1", { headers }))) as {
      origin: string;
      headers: Record<string, string>;
    };
    expect(told.origin).toBe("198.51.100.1, 203.0.113.7");
    expect(told.headers["X-Forwarded-Proto"]).toBe("https");
  });

  it("lets no header of a query break out of its line", () => {
    for (const path of [
      "/response-headers?a=1%0D%0Ab:2",
      "/response-headers?a:b=1",
      "/redirect-to?url=/%0Ax:1",
    ]) {
      expect(get(path).status).toBe(500);
    }
  });

  it("takes a target from the form too, unless the method is GET", () => {
    const form = {
      headers: [["Content-Type", "application/x-www-form-urlencoded"]] as const,
      body: new TextEncoder().encode("url=/put"),
    };
    expect(headersOf(get("/redirect-to", { ...form, method: "PUT" }), "Location")).toEqual(["/put"]);
    expect(get("/redirect-to", form).status).toBe(500);
  });

  it("serves each picture in its own format", () => {
    const beginnings = { png: "\x89PNG", jpeg: "\xff\xd8\xff", webp: "RIFF", svg: "<svg" };
    for (const [kind, beginning] of Object.entries(beginnings)) {
      expect(Buffer.from(bodyOf(get(`/image/${kind}`))).toString("latin1")).toMatch(
        new RegExp(`^${beginning}`),
      );
    }
  });
});
