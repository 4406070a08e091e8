import { beforeAll, describe, expect, test } from "vitest";
import { printedBy } from "../../../support/run-program.ts";
import facts from "../facts/aiohttp.json" with { type: "json" };

/** The same requests as those that the facts were recorded from, at a server that answers as that one did. */
const PROGRAM = `
import * as asyncio from "asyncio";
import * as aiohttp from "aiohttp";
import * as builtins from "builtins";
import * as simnet from "simnet";

const B = "http://facts.test";
const host = simnet.addHost("facts.test", { latency: 0.001 });
const NAMES = { host: "Host", accept: "Accept", "accept-encoding": "Accept-Encoding", "user-agent": "User-Agent",
  "content-length": "Content-Length", "content-type": "Content-Type", "x-a": "X-A", "x-b": "X-B" };
host.route("/echo", (request) => {
  const query = Object.keys(request.query).length === 0 ? "" : seen;
  return { method: request.method, path: request.path + query, body: request.text(),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [NAMES[name] ?? name, value])) };
});
let seen = "";
host.route("/status/{code}", ({ params }) => simnet.respond({ status: Number(params.code), text: "" }));
host.route("/html", () => simnet.respond({ headers: { "Content-Type": "text/html; charset=utf-8" }, text: "<p>hi</p>" }));
host.route("/badjson", () => simnet.respond({ headers: { "Content-Type": "application/json" }, text: "{bad" }));
host.route("/empty", () => simnet.respond({ status: 204, body: new Uint8Array(0), headers: { "Content-Type": "" } }));
host.route("/slow", () => simnet.respond({ delay: 5, text: "late" }));
host.route("/slowbody", () => simnet.respond({ pieces: [{ after: 0, text: "a" }, { after: 5, text: "b" }] }));
host.route("/drop", () => "never");
simnet.disconnect("facts.test", { path: "/drop" });
host.route("/partial", () => simnet.respond({ text: "x".repeat(100) }));
simnet.disconnect("facts.test", { path: "/partial", afterBytes: 3 });
host.route("/loop", () => simnet.respond({ status: 302, headers: { Location: "/loop" }, text: "" }));
host.route("/redir/{n}", ({ params }) => simnet.respond({ status: 302, text: "",
  headers: { Location: Number(params.n) > 1 ? "/redir/" + (Number(params.n) - 1) : "/echo" } }));

const results: Record<string, unknown> = {};
async function told(name, run) {
  try {
    results[name] = { answer: await run() };
  } catch (error) {
    const bases = [];
    for (let at = Object.getPrototypeOf(error.constructor); at?.name && at !== builtins.BaseException && at !== Error; at = Object.getPrototypeOf(at)) bases.push(at.name);
    const also = ["OSError", "TimeoutError", "ValueError"].filter((name) => error instanceof builtins[name]);
    results[name] = { error: { type: error.name, bases, also, text: error.message, cause: error.cause?.name ?? null } };
  }
}

async function main() {
  const session = new aiohttp.ClientSession();
  const show = (method, path, options = {}) => async () => {
    await using response = await session.request(method, B + path, options);
    seen = response.url.pathQs.replace("/echo", "");
    await using again = await session.request(method, B + path, options);
    return [again.status, again.reason, await again.json()];
  };
  const read = (path, options = {}, use = (response) => response.read()) => async () => {
    await using response = await session.get(B + path, options);
    return await use(response);
  };
  await told("get", show("GET", "/echo", { params: { a: 1, b: 2.5 } }));
  await told("get params list", show("GET", "/echo?z=0", { params: [["a", "1"], ["a", "2"]] }));
  await told("get params seq", show("GET", "/echo", { params: { a: [1, 2] } }));
  await told("params bool", show("GET", "/echo", { params: { a: true } }));
  await told("params None", show("GET", "/echo", { params: { a: null } }));
  await told("post json", show("POST", "/echo", { json: { x: 1, y: [1, 2] } }));
  await told("post data dict", show("POST", "/echo", { data: { x: "1" } }));
  await told("post data str", show("POST", "/echo", { data: "hello" }));
  await told("json+data", show("POST", "/echo", { json: {}, data: "x" }));
  const raise = (response) => response.raiseForStatus();
  await told("rfs 404", read("/status/404", {}, raise));
  await told("rfs 503", read("/status/503", {}, raise));
  await told("json html", read("/html", {}, (response) => response.json()));
  await told("json html ct=None", read("/html", {}, (response) => response.json({ contentType: null })));
  await told("badjson", read("/badjson", {}, (response) => response.json()));
  await told("empty json", read("/empty", {}, (response) => response.json()));
  await told("refused", () => session.get("http://127.0.0.1:1/"));
  await told("dns", () => session.get("http://no-such-host.invalid/"));
  await told("badurl", () => session.get("not a url"));
  await told("badscheme", () => session.get("ftp://x/"));
  await told("drop", read("/drop"));
  await told("partial", read("/partial"));
  await told("total timeout", read("/slow", { timeout: new aiohttp.ClientTimeout({ total: 0.3 }) }));
  await told("float timeout", read("/slow", { timeout: 0.3 }));
  await told("sock_read timeout", read("/slow", { timeout: new aiohttp.ClientTimeout({ sockRead: 0.3 }) }));
  await told("total timeout in body", read("/slowbody", { timeout: new aiohttp.ClientTimeout({ total: 0.3 }) }));
  await told("asyncio.timeout", async () => {
    await using limit = await asyncio.timeout(0.3);
    return await read("/slow")();
  });
  await told("redirect post->get", async () => {
    await using response = await session.post(B + "/redir/2", { data: "x" });
    const { method, path } = await response.json();
    return [response.status, response.history.map((one) => one.status), method, path];
  });
  await told("no redirect", async () => {
    await using response = await session.get(B + "/redir/1", { allowRedirects: false });
    return [response.status, response.history, null, response.url.path];
  });
  await told("too many", read("/loop"));
  await told("max_redirects=1", read("/redir/3", { maxRedirects: 1 }));
  await told("text after exit", async () => {
    let kept;
    { await using response = await session.get(B + "/echo"); kept = response; }
    return await kept.text();
  });
  await told("text twice/after exit if read", async () => {
    let kept;
    { await using response = await session.get(B + "/echo"); await response.text(); kept = response; }
    return (await kept.text()) === (await kept.text());
  });
  await session.close();
  await told("closed session", () => session.get(B + "/echo"));
  await told("base_url+headers", async () => {
    await using own = await new aiohttp.ClientSession({ baseUrl: B + "/", headers: { "X-A": "1" } });
    await using response = await own.get("echo", { headers: { "X-B": "2" } });
    return (await response.json()).headers;
  });
  await told("session rfs", async () => {
    await using own = await new aiohttp.ClientSession({ raiseForStatus: true });
    await own.get(B + "/status/500");
  });
  await told("base no slash", async () => new aiohttp.ClientSession({ baseUrl: B + "/api" }));
}
asyncio.run(main());
console.log(JSON.stringify(results));
`;

interface Told {
  readonly answer?: unknown;
  readonly error?: { type: string; bases: string[]; also: string[]; text: string; cause: string | null };
}

let told: Record<string, Told>;

beforeAll(async () => {
  const lines = await printedBy(PROGRAM);
  told = JSON.parse(lines.at(-1) as string) as Record<string, Told>;
});

/** Recorded without the answer. */
const ELSEWHERE = ["rfs 302 no"];

describe("what real aiohttp answered", () => {
  const answers = Object.entries(facts.answers).filter(([name]) => !ELSEWHERE.includes(name));
  test.each(answers)("%s", (name, recorded) => {
    expect(told[name]?.error).toBeUndefined();
    expect(told[name]?.answer).toEqual(recorded);
  });
});

describe("what real aiohttp raised", () => {
  test.each(Object.entries(facts.errors))("%s", (name, recorded) => {
    const error = told[name]?.error;
    expect(error?.text).toBe(recorded.text);
    expect(error?.type).toBe(recorded.type);
    const known = [error?.type, ...(error?.bases ?? []), ...(error?.also ?? [])];
    expect(known).toEqual(expect.arrayContaining(recorded.bases));
  });

  test("a base URL without a slash at its end", () => {
    expect(told["base no slash"]?.error?.text).toBe("base_url must have a trailing '/'");
  });

  test("the operating system's errors are the causes", () => {
    expect(told.refused?.error?.cause).toBe("ConnectionRefusedError");
    expect(told.dns?.error?.cause).toBe("gaierror");
  });

  test("a time-out is raised from the cancellation that it was", () => {
    for (const name of ["total timeout", "float timeout", "total timeout in body", "asyncio.timeout"]) {
      expect(told[name]?.error?.cause).toBe("CancelledError");
    }
  });
});
