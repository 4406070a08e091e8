import { expect, test } from "vitest";
import { errorsOf, hover } from "./program.ts";

/** The type that the editor shows for `x` in an async function's body. */
function typeOfX(statements: string): string {
  const source = `
import * as asyncio from "asyncio";
import * as httpx from "httpx";
async function main() {
  const client = new httpx.AsyncClient({ baseUrl: "https://example.com", timeout: null });
  using blocking = new httpx.Client();
  ${statements}
  x;
}
asyncio.run(main());
`;
  expect(errorsOf(source)).toEqual([]);
  return hover(source, "x;").type;
}

test("both clients give responses, each in its own way", () => {
  expect(typeOfX('const x = await client.get("/", { params: { a: [1, 2], b: null } });')).toBe(
    "const x: httpx.Response",
  );
  expect(typeOfX('const x = blocking.post("/", { json: { a: 1 }, auth: ["me", "pw"] });')).toBe(
    "const x: httpx.Response",
  );
  expect(typeOfX('const x = httpx.get("https://example.com").raiseForStatus().text;')).toBe(
    "const x: string",
  );
  expect(typeOfX('const [x] = await asyncio.gather(client.get("/"));')).toBe("const x: httpx.Response");
  expect(typeOfX('const x = httpx.delete("https://example.com").elapsed.totalSeconds();')).toBe(
    "const x: number",
  );
});

test("entering gives what the block works with", () => {
  expect(
    typeOfX('await using entered = await new httpx.AsyncClient(); const x = await entered.get("/");'),
  ).toBe("const x: httpx.Response");
  expect(
    typeOfX('await using response = await client.stream("GET", "/"); const x = await response.aread();'),
  ).toContain("Uint8Array");
  expect(typeOfX('using response = blocking.stream("GET", "/"); const x = response.statusCode;')).toBe(
    "const x: number",
  );
  expect(
    typeOfX(
      'await using response = await client.stream("GET", "/"); const lines: string[] = []; for await (const line of response.aiterLines()) lines.push(line); const x = lines;',
    ),
  ).toBe("const x: string[]");
});

test("a GET takes no body", () => {
  const source = 'import * as httpx from "httpx";\nhttpx.get("https://example.com", { json: {} });\n';
  expect(errorsOf(source).map((error) => error.split(" ")[0])).toEqual(["TS2353"]);
});

test("uploads, hooks and transports are typed", () => {
  expect(
    typeOfX(`
  async function* pieces() { yield new Uint8Array(1); }
  function* atOnce() { yield new Uint8Array(1); }
  class Retrying extends httpx.AsyncHTTPTransport {
    override async handleAsyncRequest(request: httpx.Request) {
      const response = await super.handleAsyncRequest(request);
      return response.isError ? await super.handleAsyncRequest(request) : response;
    }
  }
  const eventHooks = { request: [async (request: httpx.Request) => console.log(request.url)] };
  const own = new httpx.AsyncClient({ eventHooks, transport: new Retrying({ retries: 2 }), verify: false });
  const mocked = new httpx.Client({ transport: new httpx.MockTransport((request) => new httpx.Response(200, { text: request.method })) });
  mocked.post("/", { content: atOnce() });
  await own.post("/", { content: pieces() });
  await using response = await own.stream("GET", "/");
  for await (const piece of response.aiterBytes({ chunkSize: 10 })) console.log(piece.length);
  const x = await own.buildRequest("POST", "/", { content: pieces() }).aread();`),
  ).toContain("Uint8Array");
});

test("a way to authenticate may be asynchronous", () => {
  expect(
    typeOfX(`
  class Token extends httpx.Auth {
    override async *asyncAuthFlow(request: httpx.Request): AsyncGenerator<httpx.Request, void, httpx.Response> {
      const response = yield request;
      await asyncio.sleep(response.statusCode === 401 ? 1 : 0);
      yield request;
    }
  }
  const x = await client.get("/", { auth: new Token() });`),
  ).toBe("const x: httpx.Response");
});
