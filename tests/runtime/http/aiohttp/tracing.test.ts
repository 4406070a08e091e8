import { expect, test } from "vitest";
import { printedBy } from "../../../support/run-program.ts";

const SIGNALS = [
  "onRequestStart",
  "onRequestHeadersSent",
  "onRequestChunkSent",
  "onResponseChunkReceived",
  "onRequestEnd",
  "onRequestException",
  "onRequestRedirect",
  "onConnectionQueuedStart",
  "onConnectionQueuedEnd",
  "onConnectionCreateStart",
  "onConnectionCreateEnd",
  "onConnectionReuseconn",
  "onDnsResolvehostStart",
  "onDnsResolvehostEnd",
  "onDnsCacheHit",
  "onDnsCacheMiss",
];

/** Runs the body of `main`, with a session whose requests are all told, and returns what was printed. */
function printed(body: string): Promise<string[]> {
  return printedBy(`
import * as asyncio from "asyncio";
import * as aiohttp from "aiohttp";
import * as simnet from "simnet";
const host = simnet.addHost("a.test", { latency: 0.01 });
host.route("/", () => "hello");
host.route("/slow", () => simnet.respond({ delay: 1, text: "late" }));
host.route("/away", () => simnet.respond({ status: 302, headers: { Location: "/" }, text: "" }));
async function main() {
  const config = new aiohttp.TraceConfig();
  const told = [];
  for (const name of ${JSON.stringify(SIGNALS)}) {
    config[name].append(async (session, context, params) => {
      await asyncio.sleep(0);
      told.push(name.slice(2) + (params.chunk === undefined ? "" : " " + params.chunk.length));
    });
  }
  const connector = new aiohttp.TCPConnector({ limit: 1 });
  const session = new aiohttp.ClientSession({ traceConfigs: [config], connector });
  const show = () => console.log(told.splice(0).join(", "));
  ${body}
  await session.close();
}
asyncio.run(main());`);
}

test("a request tells what it goes through, in aiohttp's order", async () => {
  const lines = await printed(`
  await (await session.post("http://a.test/", { data: "12345" })).text();
  show();
  await (await session.get("http://a.test/away")).text();
  show();`);
  expect(lines).toEqual([
    "RequestStart, ConnectionCreateStart, DnsCacheMiss, DnsResolvehostStart, DnsResolvehostEnd, " +
      "ConnectionCreateEnd, RequestHeadersSent, RequestChunkSent 5, RequestEnd, ResponseChunkReceived 5",
    "RequestStart, ConnectionReuseconn, RequestHeadersSent, RequestRedirect, ConnectionReuseconn, " +
      "RequestHeadersSent, RequestEnd, ResponseChunkReceived 5",
  ]);
});

test("a request that waits for a connection, and one that fails, tell so", async () => {
  const lines = await printed(`
  const slow = asyncio.createTask(session.get("http://a.test/slow"));
  await asyncio.sleep(0.1);
  told.length = 0;
  try { await session.get("http://b.test/"); } catch (e) { console.log(e.name, connector._acquired); }
  show();`);
  expect(lines).toEqual([
    "ClientConnectorDNSError 0",
    "RequestStart, ConnectionQueuedStart, RequestEnd, ConnectionQueuedEnd, ConnectionCreateStart, " +
      "DnsCacheMiss, DnsResolvehostStart, RequestException",
  ]);
});

test("its functions share an object of the request's, which holds what the request was given", async () => {
  const lines = await printed(`
  const own = new aiohttp.TraceConfig();
  own.onRequestStart.append(async (session, context) => { context.start = 1; });
  own.onRequestEnd.append(async (session, context, { method, url, response }) => {
    console.log(context, method, String(url), response.status);
  });
  await using tracing = await new aiohttp.ClientSession({ traceConfigs: [own] });
  await using response = await tracing.get("http://a.test/", { traceRequestCtx: { user: 7 } });
  try { own.onRequestEnd.append(async () => {}); } catch (e) { console.log(e.name + ": " + e.message); }`);
  expect(lines).toEqual([
    "{ traceRequestCtx: { user: 7 }, start: 1 } GET http://a.test/ 200",
    "RuntimeError: Cannot modify frozen list.",
  ]);
});

test("a function that fails fails the request, and costs no connection", async () => {
  const lines = await printed(`
  const own = new aiohttp.TraceConfig();
  own.onConnectionReuseconn.append(async () => { throw new Error("no"); });
  const pool = new aiohttp.TCPConnector({ limit: 1 });
  await using tracing = await new aiohttp.ClientSession({ traceConfigs: [own], connector: pool });
  for (let n = 0; n < 3; n += 1) {
    try { await (await tracing.get("http://a.test/")).text(); console.log("fine"); } catch (e) { console.log(e.message); }
  }
  console.log(pool._acquired, pool._waiting);`);
  expect(lines).toEqual(["fine", "no", "fine", "0 0"]);
});
