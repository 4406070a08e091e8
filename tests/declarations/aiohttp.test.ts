import { expect, test } from "vitest";
import { errorsOf } from "./program.ts";

const inMain = (body: string): string => `
import * as asyncio from "asyncio";
import * as aiohttp from "aiohttp";
async function fetch(session: aiohttp.ClientSession, url: string): Promise<string> {
  await using response = await session.get(url, { params: { q: "x", n: [1, 2] }, headers: { "X-A": "1" } });
  return await response.text();
}
async function main() {
  await using session = await new aiohttp.ClientSession({ timeout: new aiohttp.ClientTimeout({ total: 3 }) });
${body}
}
asyncio.run(main());
`;

test("the usual programs are free of errors", () => {
  const source = inMain(`
  const pages: string[] = await asyncio.gather(...["a", "b"].map((url) => fetch(session, url)));
  const task: asyncio.Task<aiohttp.ClientResponse> = asyncio.createTask(session.get("u"));
  const response = await task;
  const data = await response.json();
  console.log(pages, data.args.q, response.headers.get("Content-Type"), response.cookies.get("a")?.value);
  for await (const line of response.content) console.log(line.length);
  for await (const piece of response.content.iterChunked(10)) console.log(piece.length);
  await using socket = await session.wsConnect("wss://echo.websocket.org");
  await socket.sendJson({ a: 1 });
  for await (const message of socket) {
    if (message.type === aiohttp.WSMsgType.TEXT) console.log(message.data.toUpperCase());
  }
  const form = new aiohttp.FormData({ a: "1" });
  form.addField("f", new Uint8Array(1), { filename: "a.txt" });
  await session.post("u", { data: form, auth: new aiohttp.BasicAuth("u", "p"), timeout: 3 });
  await using one = await aiohttp.request("GET", "u");
  console.log(one.status, String(one.url), one.url.query.get("a"));
  const own = new aiohttp.ClientSession();
  await fetch(own, "u");
  await own.close();
  try { one.raiseForStatus(); } catch (e) {
    if (e instanceof aiohttp.ClientResponseError) console.log(e.status, e.reason);
  }`);
  expect(errorsOf(source)).toEqual([]);
});

test("a forgotten await, an unknown option and a wrong parameter are errors", () => {
  expect(errorsOf(inMain('  console.log(session.get("u").status);'))).toHaveLength(1);
  expect(errorsOf(inMain('  await session.get("u", { follow: true });'))).toHaveLength(1);
  expect(errorsOf(inMain('  await session.get("u", { params: { a: true } });'))).toHaveLength(1);
});

test("uploads, traces, changed URLs and the limits of WebSockets are typed", () => {
  const source = inMain(`
  async function* pieces() { yield new Uint8Array(1); }
  const config = new aiohttp.TraceConfig();
  config.onRequestStart.append(async (owner, context, params) => { context.start = params.method.length; owner.closed; });
  config.onRequestEnd.append(async (_owner, context, { response, url }) => console.log(context.start, response.status, url.host));
  config.onDnsCacheMiss.append(async (_owner, _context, { host }) => console.log(host.length));
  const own = new aiohttp.ClientSession({ traceConfigs: [config], skipAutoHeaders: ["User-Agent"], cookieJar: new aiohttp.DummyCookieJar() });
  const response = await own.post("u", { data: pieces(), chunked: true, traceRequestCtx: 1, timeout: new aiohttp.ClientTimeout(5) });
  console.log(response.links.next?.url.host, await response.text({ encoding: "latin1" }), (await response.content.readuntil()).length);
  const url = new aiohttp.URL("https://a.test").withQuery({ a: [1, 2] }).updateQuery("b=1").joinpath("c");
  const socket = await own.wsConnect(url, { timeout: new aiohttp.ClientWSTimeout({ wsReceive: 1 }) });
  const message = await socket.receive({ timeout: 1 });
  if (message.type === aiohttp.WSMsgType.TEXT) console.log(message.json().a);
  await own.close();`);
  expect(errorsOf(source)).toEqual([]);
});

test("a trace's function that is not asynchronous, and a stream of text, are errors", () => {
  expect(errorsOf(inMain("  new aiohttp.TraceConfig().onRequestStart.append(() => {});"))).toHaveLength(1);
  expect(
    errorsOf(inMain('  async function* f() { yield "a"; }\n  await session.post("u", { data: f() });')),
  ).toHaveLength(1);
});
