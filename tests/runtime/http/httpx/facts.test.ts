import { beforeAll, describe, expect, test } from "vitest";
import { printedBy } from "../../../support/run-program.ts";
import facts from "../facts/httpx.json" with { type: "json" };

/** What the facts were recorded from, asked of this httpx: at a server that answers as that one did. */
const PROGRAM = `
import * as asyncio from "asyncio";
import * as builtins from "builtins";
import * as httpx from "httpx";
import * as simnet from "simnet";

const given = ${JSON.stringify({
  urls: Object.keys(facts.urls),
  params: Object.keys(facts.params),
  merged: Object.keys(facts.merged),
  mergedWithParams: Object.keys(facts["merged with params"]),
  ownQuery: Object.keys(facts["own query"]),
  statuses: Object.keys(facts.statuses),
})};
function told(call) {
  try {
    return call();
  } catch (error) {
    return failure(error);
  }
}
function failure(error) {
  const bases = [];
  for (let at = Object.getPrototypeOf(error.constructor); at !== null && at !== builtins.Exception; at = Object.getPrototypeOf(at)) bases.push(at.name);
  return { type: error.name, bases, text: error.message };
}
function each(keys, call) {
  return Object.fromEntries(keys.map((key) => [key, told(() => call(key))]));
}

const client = new httpx.Client({ baseUrl: "http://h/api", params: { k: 1 }, headers: { "X-A": "1" }, cookies: { a: "1" } });
const plain = new httpx.Client();
function built(options) {
  const request = client.buildRequest("POST", "/x", options);
  return [request.headers.raw, new TextDecoder().decode(request.content)];
}
let closed;
function opened() {
  using entered = new httpx.Client();
  closed = entered;
  return told(() => entered.__enter__());
}

const BASE = "http://facts.test";
const host = simnet.addHost("facts.test", { latency: 0.001 });
const seen = new Set();
host.route("/", () => {
  for (const { id } of simnet.connections("facts.test")) seen.add(id);
  return simnet.respond({ text: "ok", delay: 0.05 });
});
for (const path of ["/reset", "/drop"]) host.route(path, () => simnet.respond({ text: "ok", delay: 0.05 }));
for (const path of ["/partial", "/cut"]) host.route(path, () => "x".repeat(100));
host.route("/chunk", () => simnet.respond({ pieces: [{ after: 0, text: "abc" }, { after: 0.1, text: "def" }] }));
host.route("/badgzip", () => simnet.respond({ headers: { "Content-Encoding": "gzip" }, text: "abc" }));
host.route("/slow", () => simnet.respond({ text: "late", delay: 1 }));
simnet.reset("facts.test", { path: "/reset" });
simnet.disconnect("facts.test", { path: "/drop" });
simnet.disconnect("facts.test", { path: "/partial", afterBytes: 3 });
simnet.reset("facts.test", { path: "/cut", afterBytes: 3 });
simnet.disconnect("facts.test", { path: "/chunk", afterBytes: 4 });

async function failing() {
  const errors = {};
  await using client = await new httpx.AsyncClient({ timeout: 0.3 });
  const urls = ["/reset", "/drop", "/partial", "/chunk", "/badgzip", "/cut", "/slow"].map((path) => [path, BASE + path]);
  for (const [name, url] of [...urls, ["refused", "http://127.0.0.1:1/"], ["unknown", "http://no-such-host.invalid/"]]) {
    const [asynchronous] = await asyncio.gather(client.get(url), { returnExceptions: true });
    errors[name] = [failure(asynchronous), told(() => httpx.get(url, { timeout: 0.3 }))];
  }
  return errors;
}
async function connections() {
  const counts = {};
  for (const keep of [0, 1, 2, 3]) {
    const limits = new httpx.Limits({ maxConnections: 3, maxKeepaliveConnections: keep });
    await using client = await new httpx.AsyncClient({ limits });
    seen.clear();
    await asyncio.gather(...Array.from({ length: 9 }, () => client.get(BASE + "/")));
    counts[keep] = [seen.size, client._pool.size];
  }
  return counts;
}

console.log(JSON.stringify({
  urls: each(given.urls, (text) => {
    const url = new httpx.URL(text);
    return [String(url), url.scheme, url.username, url.password, url.host, url.port, url.path, url.rawPath, url.netloc, url.fragment, url.isAbsoluteUrl];
  }),
  params: each(given.params, (text) => String(new httpx.QueryParams(JSON.parse(text)))),
  merged: each(given.merged, (url) => String(client.buildRequest("GET", url).url)),
  "merged with params": each(given.mergedWithParams, (url) => String(client.buildRequest("GET", url, { params: { p: [1, 2] } }).url)),
  "own query": each(given.ownQuery, (params) => String(plain.buildRequest("GET", "http://o/y?z=3", { params: JSON.parse(params) }).url)),
  bodies: {
    data: built({ data: { a: [1, true, null], b: "x y" }, headers: { "x-a": "2" } }),
    content: built({ content: "hé" }),
    json: built({ json: { x: 1, y: [1, 2.5], z: "ü" } }),
    nothing: built({}),
    files: built({ files: { f: ["a.txt", "hi"], g: new TextEncoder().encode("raw") }, data: { a: 1 }, headers: { "Content-Type": "multipart/form-data; boundary=B" } }),
  },
  statuses: each(given.statuses, (status) => {
    const headers = status === "302" ? { location: "/z" } : {};
    return String(new httpx.Response(Number(status), { request: new httpx.Request("GET", "http://x/y"), headers }).raiseForStatus());
  }),
  misuse: {
    "json of get": told(() => client.get("http://a.b", { json: {} })),
    auth: told(() => new httpx.Client({ auth: 5 })),
    nan: told(() => client.buildRequest("POST", "/x", { json: { a: NaN } })),
    raise: told(() => new httpx.Response(200).raiseForStatus()),
    elapsed: told(() => new httpx.Response(200).elapsed),
    raw: told(() => [...new httpx.Response(200, { content: "x" }).iterRaw()]),
    request: told(() => new httpx.ReadTimeout("x").request),
    timeout: told(() => new httpx.Timeout({ connect: 1 })),
    ftp: told(() => client.get("ftp://x")),
    "no scheme": told(() => plain.get("x")),
    "no host": told(() => plain.get("http://")),
    "open twice": opened(),
    closed: told(() => closed.get("http://x")),
    reopen: told(() => closed.__enter__()),
  },
  errors: asyncio.run(failing()),
  "connections of 9 requests": asyncio.run(connections()),
}));
`;

let ours: Record<string, unknown>;

beforeAll(async () => {
  const [line = ""] = await printedBy(PROGRAM);
  ours = JSON.parse(line);
});

describe("as the real httpx", () => {
  const theirs: Record<string, unknown> = { ...facts };
  delete theirs.version;
  // Since CPython 3.14 the text names the number.
  const nan = facts.misuse.nan as { text: string };
  nan.text += ": nan";

  test.each(Object.keys(theirs))("%s", (name) => {
    expect(ours[name]).toEqual(theirs[name]);
  });
});
