import { expect, test } from "vitest";
import { printedBy } from "../../../support/run-program.ts";

/** Runs the body of `main`, and returns what it printed. */
function printed(body: string): Promise<string[]> {
  return printedBy(`
import * as asyncio from "asyncio";
import * as aiohttp from "aiohttp";
import * as simnet from "simnet";
const encode = (text: string) => new TextEncoder().encode(text);
const now = () => asyncio.getRunningLoop().time();
const tell = (error: unknown) => console.log((error as Error).name + ": " + (error as Error).message);
const host = simnet.addHost("a.test", { latency: 0.01 });
host.route("/echo", ({ headers, text }) => ({
  body: text(), length: headers["content-length"] ?? null, coding: headers["transfer-encoding"] ?? null,
}));
host.route("/again", () => simnet.respond({ status: 307, headers: { Location: "/echo" }, text: "" }));
host.route("/elsewhere", () => simnet.respond({ status: 302, headers: { Location: "/echo" }, text: "" }));
async function* pieces() {
  try {
    yield encode("one ");
    await asyncio.sleep(1);
    yield encode("");
    yield encode("two");
  } finally {
    console.log("over");
  }
}
async function main() {
  const session = new aiohttp.ClientSession();
  const post = async (path, options) => {
    await using response = await session.post("http://a.test" + path, options);
    return await response.json();
  };
  ${body}
  console.log(session.connector._acquired, asyncio.allTasks().size);
  await session.close();
}
asyncio.run(main());`);
}

test("a body is sent as its pieces are made, in chunks unless its length is given", async () => {
  const lines = await printed(`
  console.log(await post("/echo", { data: pieces() }), Math.floor(now()));
  console.log(await post("/echo", { data: pieces(), headers: { "Content-Length": "7" } }));
  console.log(await post("/echo", { data: "text", chunked: true }));
  console.log(simnet.connections("a.test").length);`);
  expect(lines).toEqual([
    "over",
    "{ body: 'one two', length: null, coding: 'chunked' } 1",
    "over",
    "{ body: 'one two', length: '7', coding: null }",
    "{ body: 'text', length: null, coding: 'chunked' }",
    "1",
    "0 1",
  ]);
});

test("one that fails, at once or later, fails the request", async () => {
  const lines = await printed(`
  async function* broken(wait: number) { await asyncio.sleep(wait); if (wait > 0) yield encode("x"); throw new Error("no more"); }
  for (const wait of [0, 1]) try { await post("/echo", { data: broken(wait) }); } catch (e) { tell(e); }
  async function* text() { yield "text"; }
  try { await post("/echo", { data: text() }); } catch (e) { tell(e); }
  try { await post("/echo", { data: "text", chunked: true, headers: { "Content-Length": "4" } }); } catch (e) { tell(e); }`);
  const failed = "ClientConnectionError: Failed to send bytes into the underlying connection";
  expect(lines).toEqual([
    `${failed} Connection<http://a.test:80>: Error('no more')`,
    `${failed} Connection<http://a.test:80>: Error('no more')`,
    `${failed} Connection<http://a.test:80>: TypeError("data argument must be byte-ish (<class 'string'>)")`,
    "ValueError: Chunked can not be set if Content-Length header is set",
    "0 1",
  ]);
});

test("one that was sent cannot be sent again", async () => {
  const lines = await printed(`
  try { await post("/again", { data: pieces() }); } catch (e) { console.log(e.name); }
  console.log(await post("/elsewhere", { data: pieces() }));`);
  expect(lines).toEqual([
    "over",
    "ClientPayloadError",
    "over",
    "{ body: '', length: null, coding: null }",
    "0 1",
  ]);
});

test("it ends with its request, whose wait for a response begins when all was sent", async () => {
  const lines = await printed(`
  try { await post("/echo", { data: pieces(), timeout: new aiohttp.ClientTimeout({ total: 0.5 }) }); } catch (e) { console.log(e.name); }
  await asyncio.sleep(0);
  console.log((await post("/echo", { data: pieces(), timeout: new aiohttp.ClientTimeout({ sockRead: 0.5 }) })).body);
  const task = asyncio.createTask(session.post("http://a.test/echo", { data: pieces() }));
  await asyncio.sleep(0.5);
  task.cancel();
  try { await task; } catch (e) { console.log(e.name); }
  await asyncio.sleep(0);`);
  expect(lines).toEqual(["TimeoutError", "over", "over", "one two", "over", "CancelledError", "0 1"]);
});
