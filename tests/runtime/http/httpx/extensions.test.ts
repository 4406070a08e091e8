import { describe, expect, test } from "vitest";
import { printedBy } from "../../../support/run-program.ts";

/** Runs the body of `main`, and returns what it printed. */
function printed(body: string): Promise<string[]> {
  return printedBy(`
import * as asyncio from "asyncio";
import * as httpx from "httpx";
import * as simnet from "simnet";
import * as time from "time";
const encode = (text: string) => new TextEncoder().encode(text);
const host = simnet.addHost("site.test", { latency: 0.01 });
host.route("/", () => "hello");
host.route("/echo", ({ headers, text }) => ({
  body: text(), length: headers["content-length"] ?? null, coding: headers["transfer-encoding"] ?? null,
}));
host.route("/again", () => simnet.respond({ status: 307, headers: { Location: "/echo" }, text: "" }));
const tell = (error: unknown) => console.log((error as Error).name + ": " + (error as Error).message.slice(0, 70));
async function* pieces() {
  yield encode("one ");
  await asyncio.sleep(1);
  yield encode("");
  yield encode("two");
}
function* atOnce() { yield encode("one "); yield encode("two"); }
async function main() {
  const client = new httpx.AsyncClient();
  ${body}
  await client.aclose();
}
asyncio.run(main());`);
}

describe("a body that is streamed", () => {
  test("is sent as its pieces are made, in chunks unless its length is given", async () => {
    const lines = await printed(`
  const start = time.monotonic();
  console.log((await client.post("http://site.test/echo", { content: pieces() })).json(), Math.floor(time.monotonic() - start));
  const headers = { "Content-Length": "7" };
  console.log((await client.post("http://site.test/echo", { content: pieces(), headers })).json());
  console.log(httpx.post("http://site.test/echo", { content: atOnce() }).json());
  console.log(client._pool.size);`);
    expect(lines).toEqual([
      "{ body: 'one two', length: null, coding: 'chunked' } 1",
      "{ body: 'one two', length: '7', coding: null }",
      "{ body: 'one two', length: null, coding: 'chunked' }",
      "1",
    ]);
  });

  test("cannot be sent twice, nor by a client of the other kind; its content is there once it is read", async () => {
    const lines = await printed(`
  const attempts = [
    () => client.post("http://site.test/again", { content: pieces(), followRedirects: true }),
    () => client.post("http://site.test/echo", { content: atOnce() }),
    () => httpx.post("http://site.test/echo", { content: pieces() }),
  ];
  for (const attempt of attempts) try { await attempt(); } catch (e) { tell(e); }
  const request = client.buildRequest("POST", "http://site.test/echo", { content: pieces() });
  try { request.content; } catch (e) { tell(e); }
  console.log((await request.aread()).length, (await client.send(request)).json().body);`);
    expect(lines).toEqual([
      "StreamConsumed: Attempted to read or stream some content, but the content has already ",
      "RuntimeError: Attempted to send an sync request with an AsyncClient instance.",
      "RuntimeError: Attempted to send an async request with a sync Client instance.",
      "RequestNotRead: Attempted to access streaming request content, without having called `",
      "7 one two",
    ]);
  });

  test("that fails fails the request, and costs no place in the pool", async () => {
    const lines = await printed(`
  async function* broken() { yield encode("one"); throw new Error("no more"); }
  try { await client.post("http://site.test/echo", { content: broken() }); } catch (e) { tell(e); }
  const task = asyncio.createTask(client.post("http://site.test/echo", { content: pieces() }));
  await asyncio.sleep(0.5);
  task.cancel();
  try { await task; } catch (e) { tell(e); }
  console.log(client._pool.size, client._pool.waiting);`);
    expect(lines).toEqual(["Error: no more", "CancelledError: ", "0 0"]);
  });
});

describe("event hooks", () => {
  test("are called with each request and each response, before its body is read", async () => {
    const lines = await printed(`
  const eventHooks = {
    request: [async (request) => { request.headers.set("Transfer-Encoding", "chunked"); console.log(request.method); }],
    response: [async (response) => { console.log(response.statusCode, response.isStreamConsumed); response.raiseForStatus(); }],
  };
  await using own = await new httpx.AsyncClient({ eventHooks });
  console.log((await own.get("http://site.test/echo")).json().coding);
  try { await own.get("http://site.test/nowhere"); } catch (e) { tell(e); }
  using sync = new httpx.Client({ eventHooks: { request: [(request) => console.log("sync", request.method)] } });
  sync.get("http://site.test/");`);
    expect(lines).toEqual([
      "GET",
      "200 false",
      "chunked",
      "GET",
      "404 false",
      "HTTPStatusError: Client error '404 Not Found' for url 'http://site.test/nowhere'\nFor mo",
      "sync GET",
    ]);
  });

  test("of an asynchronous client must be asynchronous, and there are two kinds of them", async () => {
    const lines = await printed(`
  client.eventHooks = { response: [() => 5] };
  try { await client.get("http://site.test/"); } catch (e) { tell(e); }
  try { client.eventHooks = { answer: [] }; } catch (e) { tell(e); }`);
    expect(lines).toEqual([
      "TypeError: 'number' object can't be awaited",
      "TypeError: event_hooks() got an unexpected keyword argument 'answer'",
    ]);
  });
});

describe("a transport of the program's own", () => {
  test("answers in place of the network", async () => {
    const lines = await printed(`
  const answer = async (request) => {
    await asyncio.sleep(1);
    return new httpx.Response(200, { json: { method: request.method, url: String(request.url) } });
  };
  await using own = await new httpx.AsyncClient({ transport: new httpx.MockTransport(answer) });
  const response = await own.get("https://nowhere.test/a");
  console.log(response.json(), String(response.elapsed), simnet.requests().length);
  using sync = new httpx.Client({ transport: new httpx.MockTransport(answer) });
  try { sync.get("https://nowhere.test/"); } catch (e) { tell(e); }
  try { new httpx.AsyncClient({ transport: new httpx.HTTPTransport() }); } catch (e) { tell(e); }`);
    expect(lines).toEqual([
      "{ method: 'GET', url: 'https://nowhere.test/a' } 0:00:01 0",
      "TypeError: Cannot use an async handler in a sync Client",
      "TypeError: the transport of an AsyncClient needs handleAsyncRequest()",
    ]);
  });

  test("may stand before the network's", async () => {
    const lines = await printed(`
  class Marking extends httpx.AsyncHTTPTransport {
    async handleAsyncRequest(request) {
      const response = await super.handleAsyncRequest(request);
      response.headers.set("X-Seen", "yes");
      return response;
    }
  }
  await using own = await new httpx.AsyncClient({ transport: new Marking() });
  const response = await own.get("http://site.test/");
  console.log(response.text, response.headers.get("x-seen"));`);
    expect(lines).toEqual(["hello yes"]);
  });

  test("tries again to connect: at once, after half a second, after one", async () => {
    const lines = await printed(`
  for (const retries of [3, 2]) {
    using _ = simnet.refuse("site.test", { count: 3 });
    await using own = await new httpx.AsyncClient({ transport: new httpx.AsyncHTTPTransport({ retries }) });
    const start = time.monotonic();
    try { console.log((await own.get("http://site.test/")).text, (time.monotonic() - start).toFixed(1)); } catch (e) { tell(e); }
  }`);
    expect(lines).toEqual(["hello 1.6", "ConnectError: All connection attempts failed"]);
  });
});

test("pieces have a size of at least one, by position or by keyword", async () => {
  const lines = await printed(`
  const response = await client.get("http://site.test/");
  console.log([...response.iterText(2)], [...response.iterText({ chunkSize: 4 })]);
  try { [...response.iterBytes(0)]; } catch (e) { tell(e); }`);
  expect(lines).toEqual([
    "[ 'he', 'll', 'o' ] [ 'hell', 'o' ]",
    "ValueError: range() arg 3 must not be zero",
  ]);
});

test("what the simulated network has no part for is refused, unless it is switched off", async () => {
  const lines = await printed(`
  for (const options of [{ proxy: "http://proxy.test" }, { http2: true }, { proxi: null }]) {
    try { new httpx.AsyncClient(options); } catch (e) { console.log(e.name + ": " + e.message); }
  }
  await new httpx.AsyncClient({ verify: false, http2: false, proxy: null, trustEnv: false }).aclose();`);
  expect(lines).toEqual([
    "NotImplementedError: AsyncClient.__init__(): 'proxy' has no effect here: the simulated network has no proxies",
    "NotImplementedError: AsyncClient.__init__(): 'http2' has no effect here: connections speak HTTP/1.1",
    "TypeError: AsyncClient.__init__() got an unexpected keyword argument 'proxi'",
  ]);
});

describe("an authentication of the program's own", () => {
  test("may await, and look into bodies", async () => {
    const lines = await printed(`
  host.route("/token", () => "secret");
  host.route("/private", ({ headers }) => headers.authorization === "Bearer secret"
    ? "welcome" : simnet.respond({ status: 401, text: "who?" }));
  class Token extends httpx.Auth {
    requiresRequestBody = true;
    requiresResponseBody = true;
    async *asyncAuthFlow(request) {
      const response = yield request;
      console.log(response.statusCode, response.text, request.content.length);
      if (response.statusCode !== 401) return;
      await asyncio.sleep(1);
      const token = yield new httpx.Request("GET", "http://site.test/token");
      request.headers.set("Authorization", "Bearer " + token.text);
      yield request;
    }
  }
  const response = await client.post("http://site.test/private", { auth: new Token(), content: pieces() });
  console.log(response.text, response.history.map((one) => one.statusCode));`);
    expect(lines).toEqual(["401 who? 7", "welcome [ 401, 200 ]"]);
  });

  test("that is synchronous may have another flow than the asynchronous one", async () => {
    const lines = await printed(`
  class Both extends httpx.Auth {
    *syncAuthFlow(request) { request.headers.set("X", "1"); yield request; }
    async *asyncAuthFlow(request) { request.headers.set("Transfer-Encoding", "chunked"); yield request; }
  }
  console.log((await client.get("http://site.test/echo", { auth: new Both() })).json().coding);
  console.log(httpx.get("http://site.test/echo", { auth: new Both() }).json().coding);`);
    expect(lines).toEqual(["chunked", "null"]);
  });
});
