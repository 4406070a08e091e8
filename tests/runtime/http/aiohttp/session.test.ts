import { describe, expect, test } from "vitest";
import { EventKind } from "../../../../src/runtime/trace/events.ts";
import { eventsOf, textAt } from "../../../../src/runtime/trace/trace.ts";
import { printedBy, traceProgram } from "../../../support/run-program.ts";

const program = (body: string, options = ""): string => `
import * as asyncio from "asyncio";
import * as aiohttp from "aiohttp";
import * as simnet from "simnet";
const now = () => asyncio.getRunningLoop().time();
const host = simnet.addHost("a.test", { latency: 0.01 });
host.route("/ok", () => "fine");
host.route("/slow", () => simnet.respond({ delay: 5, text: "late" }));
host.route("/drip", () => simnet.respond({ pieces: [1, 2, 3].map((n) => ({ after: 1, text: "line " + n + "\\n" })) }));
host.route("/seen", ({ headers }) => ({ authorization: headers.authorization ?? null, cookie: headers.cookie ?? null }));
host.route("/away", () => simnet.respond({ status: 302, headers: { Location: "http://b.test/seen" }, text: "" }));
host.route("/near", () => simnet.respond({ status: 302, headers: { Location: "seen" }, text: "" }));
host.route("/set", () => simnet.respond({ headers: { "Set-Cookie": "id=7; Path=/; Max-Age=10" }, text: "" }));
const other = simnet.addHost("b.test", { latency: 0.01 });
other.route("/seen", ({ headers }) => ({ authorization: headers.authorization ?? null, cookie: headers.cookie ?? null }));
other.route("/ok", () => "fine");
async function main() {
  const session = new aiohttp.ClientSession(${options});
  ${body}
  await session.close();
}
asyncio.run(main());`;

describe("connections", () => {
  test("are kept for 15 seconds of idleness", async () => {
    const printed = await printedBy(
      program(`
  const ids = async () => (await (await session.get("http://a.test/ok")).text(), simnet.connections().map((one) => one.id).join());
  const first = await ids();
  await asyncio.sleep(14);
  console.log(await ids() === first);
  await asyncio.sleep(31);
  console.log(session.connector._idleCount, simnet.connections().length);
  console.log(await ids() === first);`),
    );
    expect(printed).toEqual(["true", "0 0", "false"]);
  });

  test("are limited for each host, and one that is full holds no other up", async () => {
    const printed = await printedBy(
      program(
        `
  const timed = async (url) => { await using response = await session.get(url); await response.text(); return now(); };
  const times = await asyncio.gather(timed("http://a.test/slow"), timed("http://a.test/ok"), timed("http://b.test/ok"));
  console.log(times.map((time) => Math.floor(time)));`,
        "{ connector: new aiohttp.TCPConnector({ limitPerHost: 1 }) }",
      ),
    );
    expect(printed).toEqual(["[ 5, 5, 0 ]"]);
  });

  test("waiting for one counts for the connect time-out", async () => {
    const printed = await printedBy(
      program(
        `
  const held = await session.get("http://a.test/drip");
  try { await session.get("http://a.test/ok", { timeout: new aiohttp.ClientTimeout({ connect: 0.5 }) }); }
  catch (error) { console.log(error.name, error.message, error instanceof asyncio.TimeoutError, now() < 0.7); }
  console.log(session.connector._waiting);
  held.close();
  console.log(await (await session.get("http://a.test/ok")).text());`,
        "{ connector: new aiohttp.TCPConnector({ limit: 1 }) }",
      ),
    );
    expect(printed).toEqual([
      "ConnectionTimeoutError Connection timeout to host http://a.test/ok true true",
      "0",
      "fine",
    ]);
  });

  test("closing the session ends what is under way", async () => {
    const printed = await printedBy(
      program(
        `
  const reading = asyncio.createTask(session.get("http://a.test/slow"));
  const waiting = asyncio.createTask(session.get("http://a.test/ok"));
  await asyncio.sleep(1);
  await session.close();
  const [one, two] = await asyncio.gather(reading, waiting, { returnExceptions: true });
  console.log(one.name, one.message, two.name, now());`,
        "{ connector: new aiohttp.TCPConnector({ limit: 1 }) }",
      ),
    );
    expect(printed).toEqual(["ServerDisconnectedError Server disconnected CancelledError 1"]);
  });

  test("that break before a response are tried once more, if that does no harm", async () => {
    const printed = await printedBy(
      program(`
  simnet.disconnect("a.test", { count: 1 });
  console.log(await (await session.get("http://a.test/ok")).text());
  simnet.disconnect("a.test", { count: 1 });
  try { await session.post("http://a.test/ok"); } catch (error) { console.log(error.name); }
  console.log(simnet.requests().length);`),
    );
    expect(printed).toEqual(["fine", "ServerDisconnectedError", "3"]);
  });
});

describe("a body as it comes", () => {
  test("in lines, in pieces, and in bytes of a given number", async () => {
    const printed = await printedBy(
      program(`
  const text = (bytes) => String.fromCharCode(...bytes).trim();
  const whole = (time) => Math.floor(time);
  for await (const line of (await session.get("http://a.test/drip")).content) console.log(text(line), whole(now()));
  const { content } = await session.get("http://a.test/drip");
  console.log(text(await content.readline()), text(await content.readexactly(3)), text(await content.read(2)), content.atEof());
  console.log(text(await content.read()), content.atEof());`),
    );
    expect(printed).toEqual(["line 1 1", "line 2 2", "line 3 3", "line 1 lin e false", "2\nline 3 true"]);
  });

  test("is lost when the block is left before", async () => {
    const printed = await printedBy(
      program(`
  { await using response = await session.get("http://a.test/drip"); console.log(response.status); }
  console.log(session.connector._acquired, session.connector._idleCount);`),
    );
    expect(printed).toEqual(["200", "0 0"]);
  });

  test("is expanded, and counted as it was on the wire", async () => {
    const trace = await traceProgram([
      {
        path: "main.ts",
        source: program(`
  const response = await session.get("http://httpbin.org/gzip");
  console.log((await response.json()).gzipped, response.headers.get("Content-Encoding"));`),
      },
    ]);
    const finished = [...eventsOf(trace)].find(({ kind }) => kind === EventKind.requestFinished);
    const { size } = JSON.parse(textAt(trace, finished?.value as number)) as { size: number };
    const printed = [...eventsOf(trace)].filter(({ kind }) => kind === EventKind.output);
    expect(printed.map(({ text }) => textAt(trace, text))).toEqual(["true gzip"]);
    expect(size).toBeLessThan(250);
  });
});

describe("what goes along with requests", () => {
  test("credentials stay with the host that they are for", async () => {
    const printed = await printedBy(
      program(`
  const seen = async (url, options) => (await (await session.get(url, options)).json()).authorization;
  const auth = new aiohttp.BasicAuth("user", "secret");
  console.log(await seen("http://a.test/seen", { auth }));
  console.log(await seen("http://a.test/near", { auth }), await seen("http://a.test/away", { auth }));
  console.log(await seen("http://user:secret@a.test/seen"));
  try { await seen("http://u:p@a.test/seen", { auth }); } catch (error) { console.log(error.message); }`),
    );
    const basic = "Basic dXNlcjpzZWNyZXQ=";
    expect(printed).toEqual([
      basic,
      `${basic} null`,
      basic,
      "Cannot combine AUTH argument with credentials encoded in URL",
    ]);
  });

  test("cookies are sent to their host until they end", async () => {
    const printed = await printedBy(
      program(`
  const seen = async (url, options) => (await (await session.get(url, options)).json()).cookie;
  const response = await session.get("http://a.test/set");
  console.log(response.cookies.get("id").value, session.cookieJar.size);
  console.log(await seen("http://a.test/seen"), await seen("http://b.test/seen"));
  console.log(await seen("http://a.test/seen", { cookies: { own: "x" } }));
  await asyncio.sleep(10);
  console.log(await seen("http://a.test/seen"), session.cookieJar.size);`),
    );
    expect(printed).toEqual(["7 1", "id=7 null", "id=7; own=x", "null 0"]);
  });
});

describe("what is left open is told when the loop closes", () => {
  const leaving = (body: string): string => `
import * as asyncio from "asyncio";
import * as aiohttp from "aiohttp";
async function main() {
  const session = new aiohttp.ClientSession();
  ${body}
}
asyncio.run(main());`;

  test("a session, its connections, and a request that was never sent", async () => {
    const printed = await printedBy(
      leaving(
        `await (await session.get("http://example.com")).text();\n  session.get("http://example.com");`,
      ),
    );
    expect(printed[0]).toBe(
      "main.ts:7: RuntimeWarning: coroutine 'ClientSession._request' was never awaited",
    );
    expect(printed[1]).toMatch(/^Unclosed client session\nclient_session: <ClientSession object>$/);
    expect(printed[2]).toMatch(/^Unclosed connector\nconnections: .*\nconnector: <TCPConnector object>$/);
    expect(printed).toHaveLength(3);
  });

  test("a response that was neither read nor released", async () => {
    const printed = await printedBy(leaving(`await session.get("http://httpbin.org/drip?duration=9");`));
    expect(printed.map((text) => text.split("\n")[0])).toEqual([
      "Unclosed client session",
      "Unclosed connection",
    ]);
  });

  test("a session that was closed is not", async () => {
    expect(
      await printedBy(leaving(`await session.get("http://example.com"); await session.close();`)),
    ).toEqual([]);
  });
});

test("the trace tells the phases of each request, and what tasks wait for", async () => {
  const trace = await traceProgram([
    {
      path: "main.ts",
      source: program(
        `
  const get = async () => { await using response = await session.get("https://httpbin.org/delay/1"); return await response.text(); };
  await asyncio.gather(get(), get());`,
        "{ connector: new aiohttp.TCPConnector({ limit: 1 }) }",
      ),
    },
  ]);
  const phases: string[][] = [[], []];
  const waits = new Set<string>();
  for (const { kind, subject, text } of eventsOf(trace)) {
    if (kind === EventKind.requestPhase) phases[subject]?.push(textAt(trace, text));
    if (kind === EventKind.taskSuspended) waits.add(textAt(trace, text));
  }
  const rest = ["request sent", "waiting for server response", "content download"];
  expect(phases[0]).toEqual(["DNS lookup", "initial connection", "TLS", ...rest]);
  expect(phases[1]).toEqual(["stalled", ...rest]);
  expect([...waits]).toEqual(
    expect.arrayContaining([
      "httpbin.org: DNS lookup",
      "httpbin.org: connection",
      "httpbin.org: TLS",
      "connection pool",
      "GET /delay/1",
    ]),
  );
});

test("the base URL and the total time-out are taken by position, too", async () => {
  const printed = await printedBy(
    program(`
  await using based = await new aiohttp.ClientSession("http://a.test/", { headers: { Authorization: "me" } });
  await using response = await based.get("seen", { timeout: new aiohttp.ClientTimeout(3) });
  console.log((await response.json()).authorization, String(new aiohttp.ClientTimeout(3)));`),
  );
  expect(printed).toEqual([
    "me ClientTimeout(total=3, connect=None, sock_read=None, sock_connect=None, ceil_threshold=5)",
  ]);
});
