import { expect, test } from "vitest";
import { URL } from "../../../../src/runtime/http/url.ts";
import { printedBy } from "../../../support/run-program.ts";

/** Runs the body of `main`, and returns what it printed. */
function printed(body: string): Promise<string[]> {
  return printedBy(`
import * as asyncio from "asyncio";
import * as aiohttp from "aiohttp";
import * as simnet from "simnet";
const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const tell = (error: unknown) => console.log((error as Error).name + ": " + (error as Error).message);
const host = simnet.addHost("a.test", { latency: 0.01 });
host.route("/seen", ({ headers }) => Object.keys(headers).join(" "));
host.route("/parts", () => "a;;b;;c\\nd");
host.route("/latin", () => simnet.respond({ headers: { "Content-Type": "text/plain; charset=wtf-9" }, body: encode("é") }));
host.route("/linked", () => simnet.respond({ headers: { Link: '<https://b.test/?page=2>; rel="next", <last>; rel=last; title="The end"' }, text: "" }));
async function main() {
  const session = new aiohttp.ClientSession();
  const echo = "wss://echo.websocket.org";
  ${body}
  await session.close();
}
asyncio.run(main());`);
}

test("an option that is unknown, or that the simulated network has no part for, is refused", async () => {
  const lines = await printed(`
  const attempts = [
    () => session.get("http://a.test/seen", { parms: {} }),
    () => session.get("http://a.test/seen", { proxy: "http://proxy.test" }),
    () => session.get("http://a.test/seen", { ssl: {} }),
    () => session.wsConnect(echo, { compress: 15 }),
    () => new aiohttp.ClientSession({ timeout: 5 }),
    () => new aiohttp.ClientSession({ versoin: 1 }),
    () => new aiohttp.TCPConnector({ limt: 5 }),
    () => new aiohttp.ClientTimeout({ totl: 5 }),
    () => new aiohttp.ClientTimeout({ total: "5" }),
    () => new aiohttp.FormData().addField("a", "b", { fileName: "c" }),
  ];
  for (const attempt of attempts) try { await attempt(); } catch (e) { tell(e); }
  await using response = await session.get("http://a.test/seen", { ssl: false, proxy: null });
  console.log(response.status, String(new aiohttp.ClientTimeout(5)));`);
  expect(lines).toEqual([
    "TypeError: ClientSession._request() got an unexpected keyword argument 'parms'",
    "NotImplementedError: ClientSession._request(): 'proxy' has no effect here: the simulated network has no proxies",
    "TypeError: ssl should be SSLContext, Fingerprint, or bool, got {} instead.",
    "NotImplementedError: ClientSession.ws_connect(): 'compress' has no effect here: messages are sent as they are",
    "ValueError: timeout parameter cannot be of number type, please use 'timeout: new ClientTimeout({…})'",
    "TypeError: ClientSession.__init__() got an unexpected keyword argument 'versoin'",
    "TypeError: TCPConnector.__init__() got an unexpected keyword argument 'limt'",
    "TypeError: ClientTimeout.__init__() got an unexpected keyword argument 'totl'",
    "TypeError: total must be a number of seconds, not '5'",
    "TypeError: FormData.add_field() got an unexpected keyword argument 'fileName'",
    "200 ClientTimeout(total=5, connect=None, sock_read=None, sock_connect=None, ceil_threshold=5)",
  ]);
});

test("headers that are added by themselves can be left out", async () => {
  const lines = await printed(`
  await using own = await new aiohttp.ClientSession({ skipAutoHeaders: ["User-Agent"] });
  await using response = await own.get("http://a.test/seen", { skipAutoHeaders: ["accept-encoding"] });
  console.log(await response.text());`);
  expect(lines).toEqual(["host accept"]);
});

test("a compressed body can be taken as it comes", async () => {
  const lines = await printed(`
  await using response = await session.get("https://httpbin.org/gzip", { autoDecompress: false });
  console.log((await response.read()).subarray(0, 2));`);
  expect(lines).toEqual(["Uint8Array(2) [ 31, 139 ]"]);
});

test("an encoding that nobody knows falls back to the session's, and text takes one by keyword", async () => {
  const lines = await printed(`
  await using own = await new aiohttp.ClientSession({ fallbackCharsetResolver: (response, body) => body.length === 2 ? "latin-1" : "utf-8" });
  for (const one of [session, own]) {
    await using response = await one.get("http://a.test/latin");
    if (one === own) try { response.getEncoding(); } catch (e) { tell(e); }
    console.log(await response.text(), response.getEncoding(), await response.text({ encoding: "ascii", errors: "ignore" }));
  }`);
  expect(lines).toEqual([
    "é utf-8 ",
    "RuntimeError: Cannot compute fallback encoding of a not yet read body",
    "Ã© latin-1 ",
  ]);
});

test("links are read with their URLs", async () => {
  const lines = await printed(`
  await using response = await session.get("http://a.test/linked");
  console.log(String(response.links.next.url), String(response.links.last.url), response.links.last.title);`);
  expect(lines).toEqual(["https://b.test/?page=2 http://a.test/last The end"]);
});

test("a body is read up to a separator of any length", async () => {
  const lines = await printed(`
  await using response = await session.get("http://a.test/parts");
  const { content } = response;
  console.log(decode(await content.readuntil(encode(";;"))), decode(await content.readuntil({ separator: encode(";;") })));
  console.log(decode(await content.readuntil()).trim(), decode(await content.readuntil(encode(";"))));`);
  expect(lines).toEqual(["a;; b;;", "c d"]);
});

test("a body is read by the chunks that the server made", async () => {
  const lines = await printed(`
  host.route("/chunks", () => simnet.respond({ pieces: [
    { after: 0, text: "one" }, { after: 1, text: "x".repeat(20000) }, { after: 0, text: "y" },
  ] }));
  await using response = await session.get("http://a.test/chunks");
  for await (const [piece, ends] of response.content.iterChunks()) console.log(piece.length, ends);
  await using whole = await session.get("http://a.test/parts");
  console.log((await whole.content.readchunk())[1], (await whole.content.readchunk())[0].length);
  await using passed = await session.get("http://a.test/chunks");
  console.log((await passed.content.readexactly(4)).length);
  for await (const [piece, ends] of passed.content.iterChunks()) console.log(piece.length, ends);`);
  expect(lines).toEqual([
    "3 true",
    "16378 false",
    "3622 true",
    "1 true",
    "false 0",
    "4",
    "16377 false",
    "3622 true",
    "1 true",
  ]);
});

test("a jar can keep no cookies at all", async () => {
  const lines = await printed(`
  await using own = await new aiohttp.ClientSession({ cookieJar: new aiohttp.DummyCookieJar() });
  await using response = await own.get("https://httpbin.org/cookies/set?a=1");
  console.log((await response.json()).cookies, own.cookieJar);`);
  expect(lines).toEqual(["{} <DummyCookieJar object>"]);
});

test("the waits of a WebSocket have limits of their own, by position or by keyword", async () => {
  const lines = await printed(`
  const timeout = new aiohttp.ClientWSTimeout({ wsReceive: 1, wsClose: 2 });
  const now = () => asyncio.getRunningLoop().time();
  await using socket = await session.wsConnect(echo, { timeout });
  for (const receive of [() => socket.receive(), () => socket.receive(3), () => socket.receive({ timeout: 2 })]) {
    const start = now();
    try { await receive(); } catch (e) { console.log(e.name, Math.round(now() - start)); }
  }
  try { await socket.receive("5"); } catch (e) { tell(e); }
  console.log(timeout);`);
  expect(lines).toEqual([
    "TimeoutError 1",
    "TimeoutError 3",
    "TimeoutError 2",
    "TypeError: timeout must be a number of seconds, not '5'",
    "ClientWSTimeout(ws_receive=1, ws_close=2)",
  ]);
});

test("a message of text reads itself as JSON, and a reason to close may be bytes", async () => {
  const lines = await printed(`
  const socket = await session.wsConnect(echo);
  await socket.sendJson({ a: [1, 2] }, { dumps: JSON.stringify });
  const message = await socket.receive();
  console.log(message, message.json().a);
  await socket.close({ code: 4000, message: encode("bye") });
  console.log(socket.closeCode, socket.getExtraInfo("peername")[1], socket.getExtraInfo("nothing", 0));`);
  expect(lines).toEqual([`{ type: 1, data: '{"a":[1,2]}', extra: '' } [ 1, 2 ]`, "4000 443 0"]);
});

test("URLs are changed as yarl's are", () => {
  const url = new URL("https://h.test/a/b?x=1&y=2&x=3#f");
  expect(
    [
      url.withQuery({ a: 1 }),
      url.withQuery(null),
      url.updateQuery({ x: 4, z: "q r" }),
      url.extendQuery({ x: 5 }),
      url.joinpath("c", "d"),
      url.parent,
    ].map(String),
  ).toEqual([
    "https://h.test/a/b?a=1#f",
    "https://h.test/a/b#f",
    "https://h.test/a/b?x=4&y=2&z=q+r#f",
    "https://h.test/a/b?x=1&y=2&x=3&x=5#f",
    "https://h.test/a/b/c/d",
    "https://h.test/a",
  ]);
  expect([url.parts, new URL("https://h.test").parts]).toEqual([["/", "a", "b"], ["/"]]);
});
