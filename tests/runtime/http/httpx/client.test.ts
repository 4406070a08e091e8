import { describe, expect, test } from "vitest";
import { EventKind } from "../../../../src/runtime/trace/events.ts";
import { eventsOf } from "../../../../src/runtime/trace/trace.ts";
import { printedBy, traceProgram } from "../../../support/run-program.ts";

const HEAD = `
import * as asyncio from "asyncio";
import * as httpx from "httpx";
import * as simnet from "simnet";
import * as time from "time";
const host = simnet.addHost("site.test", { latency: 0.1, bandwidth: 1e9 });
host.route("/", () => "hello");
host.route("/work", () => simnet.respond({ text: "done", delay: 1 }));
host.route("/lines", () => simnet.respond({ pieces: [
  { after: 0, text: "one\\ntw" }, { after: 1, text: "o\\nthree" }, { after: 1, text: "\\n" },
] }));
host.route("/to/{where}", ({ params }) => simnet.respond({ status: 302, headers: { Location: "/" + params.where }, text: "go" }));
host.route("/echo", ({ method, headers, text }) => ({ method, headers, body: text() }));
host.route("/login", () => simnet.respond({ headers: { "Set-Cookie": "user=me; Path=/" }, text: "welcome" }));
host.route("/loop", () => simnet.respond({ status: 302, headers: { Location: "/loop" }, text: "" }));
`;

/** Runs the body of \`main\`, and returns what it printed. */
function printedByMain(body: string): Promise<string[]> {
  return printedBy(`${HEAD}async function main() {\n${body}\n}\nasyncio.run(main());`);
}

describe("the notes' programs", () => {
  test("one request, and several over one client", async () => {
    const lines = await printedBy(`
import * as asyncio from "asyncio";
import * as httpx from "httpx";
async function fetchText(url) {
  await using client = await new httpx.AsyncClient();
  const response = await client.get(url);
  return response.text;
}
async function main() {
  console.log((await fetchText("https://example.com")).includes("Example Domain"));
  await using client = await new httpx.AsyncClient();
  const responses = await asyncio.gather(
    client.get("https://example.com"),
    client.get("https://httpbin.org/get"),
  );
  console.log(responses.map((response) => response.statusCode).join(" "));
}
asyncio.run(main());`);
    expect(lines).toEqual(["true", "200 200"]);
  });

  test("requests at once take as long as the slowest; a client that is kept saves the handshakes", async () => {
    const lines = await printedByMain(`
  await using client = await new httpx.AsyncClient();
  const url = "https://site.test/work";
  let start = time.monotonic();
  await asyncio.gather(client.get(url), client.get(url), client.get(url));
  console.log((time.monotonic() - start) < 2);
  start = time.monotonic();
  await client.get(url);
  const kept = time.monotonic() - start;
  await using other = await new httpx.AsyncClient();
  start = time.monotonic();
  await other.get(url);
  console.log((time.monotonic() - start - kept).toFixed(1));`);
    expect(lines).toEqual(["true", "0.4"]);
  });
});

describe("a synchronous call", () => {
  const program = `${HEAD}
async function tick() { for (let n = 0; n < 3; n += 1) { await asyncio.sleep(0.5); console.log("tick", time.monotonic().toFixed(1)); } }
async function main() {
  const ticking = asyncio.createTask(tick());
  await asyncio.sleep(0);
  const response = httpx.get("http://site.test/work");
  console.log(response.text, time.monotonic() > 1);
  await ticking;
}
asyncio.run(main());`;

  test("blocks the loop, and the trace says for how long", async () => {
    const trace = await traceProgram([{ path: "main.ts", source: program }]);
    const blocked = [...eventsOf(trace)].filter(({ kind }) => kind === EventKind.blocked);
    expect(blocked.map(({ text }) => trace.strings[text])).toEqual(['httpx: get("http://site.test/work")']);
    // Look-up, connection and request, each there and back, and a second of work.
    expect(blocked[0]?.value).toBeGreaterThan(1.4e9);
    expect(blocked[0]?.value).toBeLessThan(1.5e9);
    const output = [...eventsOf(trace)].filter(({ kind }) => kind === EventKind.output);
    expect(output.map(({ text }) => trace.strings[text])).toEqual([
      "done true",
      "tick 1.4",
      "tick 1.9",
      "tick 2.4",
    ]);
  });

  test("works without a loop, and over a client that keeps its connection", async () => {
    const lines = await printedBy(`${HEAD}
using client = new httpx.Client({ baseUrl: "http://site.test" });
for (let n = 0; n < 2; n += 1) console.log(client.get("/").elapsed.totalSeconds().toFixed(1));
{
  using response = client.stream("GET", "/lines");
  for (const line of response.iterLines()) console.log(line, time.monotonic().toFixed(0));
}
console.log(simnet.connections().length);
client.close();
console.log(httpx.post("http://site.test/echo", { json: { a: 1 } }).json().body);
time.sleep(1);
console.log(simnet.connections("site.test").length);`);
    expect(lines).toEqual(["0.4", "0.2", "one 1", "two 2", "three 3", "1", '{"a":1}', "0"]);
  });
});

describe("responses", () => {
  test("a stream gives its lines as they come", async () => {
    const lines = await printedByMain(`
  await using client = await new httpx.AsyncClient();
  {
    await using response = await client.stream("GET", "http://site.test/lines");
    try { response.text; } catch (error) { console.log(error.name, error.message); }
    const start = time.monotonic();
    for await (const line of response.aiterLines()) console.log(line, (time.monotonic() - start).toFixed(0));
    try { await response.aread(); } catch (error) { console.log(error.name); }
  }
  await using response = await client.stream("GET", "http://site.test/lines");
  console.log(new TextDecoder().decode(await response.aread()), response.text.length);`);
    expect(lines).toEqual([
      "ResponseNotRead Attempted to access streaming response content, without having called `read()`.",
      "one 0",
      "two 1",
      "three 2",
      "StreamConsumed",
      "one\ntwo\nthree\n 14",
    ]);
  });

  test("a stream that is not read to its end closes its connection", async () => {
    const lines = await printedByMain(`
  await using client = await new httpx.AsyncClient();
  {
    await using response = await client.stream("GET", "http://site.test/lines");
    for await (const text of response.aiterText()) { console.log(text.length); break; }
  }
  console.log(client._pool.size);
  await client.get("http://site.test/");
  console.log(client._pool.size, client._pool.idle);`);
    expect(lines).toEqual(["6", "0", "1 1"]);
  });

  test("redirects are followed when asked for, and cookies come along", async () => {
    const lines = await printedByMain(`
  await using client = await new httpx.AsyncClient({ baseUrl: "http://site.test", auth: ["me", "pw"] });
  const first = await client.post("/to/echo", { json: { a: 1 } });
  console.log(first.statusCode, first.nextRequest, first.hasRedirectLocation);
  await client.get("/login");
  const second = await client.post("/to/echo", { json: { a: 1 }, followRedirects: true });
  const { method, headers, body } = second.json();
  console.log(method, body === "", headers.cookie, headers.authorization, headers["content-length"] ?? null);
  console.log(second.history.map((response) => response.statusCode).join(), String(second.url));
  try { await client.get("/loop", { followRedirects: true }); } catch (error) { console.log(error.name, error.message, String(error.request.url)); }`);
    expect(lines).toEqual([
      "302 <Request('GET', 'http://site.test/echo')> true",
      "GET true user=me Basic bWU6cHc= null",
      "302 http://site.test/echo",
      "TooManyRedirects Exceeded maximum allowed redirects. http://site.test/loop",
    ]);
  });

  test("an authentication of one's own may send a second request", async () => {
    const lines = await printedByMain(`
  class Token extends httpx.Auth {
    requiresResponseBody = true;
    *authFlow(request) {
      const response = yield request;
      if (response.json().headers.token === undefined) {
        request.headers.set("Token", "secret");
        yield request;
      }
    }
  }
  await using client = await new httpx.AsyncClient({ auth: new Token() });
  const response = await client.get("http://site.test/echo");
  console.log(response.json().headers.token, response.history.length);`);
    expect(lines).toEqual(["secret 1"]);
  });
});

describe("time-outs", () => {
  const failing = (setUp: string, call: string): Promise<string[]> =>
    printedByMain(`
  ${setUp}
  await using client = await new httpx.AsyncClient({ limits: new httpx.Limits({ maxConnections: 1 }) });
  const start = time.monotonic();
  try { ${call} } catch (error) { console.log(error.name, (time.monotonic() - start).toFixed(2)); }
  console.log(client._pool.size - client._pool.idle, client._pool.waiting);`);

  test.each([
    [
      "connecting: nobody answers",
      'simnet.partition("localhost", "site.test");',
      'await client.get("http://site.test/");',
      "ConnectTimeout 5.00",
    ],
    [
      "connecting, with a limit of its own",
      'simnet.partition("localhost", "site.test");',
      'await client.get("http://site.test/", { timeout: new httpx.Timeout(9, { connect: 0.5 }) });',
      "ConnectTimeout 0.50",
    ],
    [
      "reading: the server takes too long",
      "",
      'await client.get("https://site.test/work", { timeout: 0.7 });',
      "ReadTimeout 1.11",
    ],
    [
      "writing: too much for the way",
      'simnet.slow("site.test", { bandwidth: 10_000 });',
      'await client.post("http://site.test/echo", { content: "x".repeat(200_000), timeout: 1 });',
      "WriteTimeout 1.22",
    ],
    [
      "the pool: a response holds the only connection",
      "",
      'await using _ = await client.stream("GET", "http://site.test/lines"); await client.get("http://site.test/", { timeout: 0.5 });',
      "PoolTimeout 0.92",
    ],
  ])("%s", async (_, setUp, call, expected) => {
    const [line = "", counts] = await failing(setUp, call);
    const [name, seconds] = line.split(" ");
    const [expectedName, expectedSeconds] = expected.split(" ");
    expect(name).toBe(expectedName);
    expect(Number(seconds)).toBeCloseTo(Number(expectedSeconds), 1);
    expect(counts).toBe("0 0");
  });
});
