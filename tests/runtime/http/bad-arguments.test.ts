import { describe, expect, test } from "vitest";
import { printedBy } from "../../support/run-program.ts";

/** What each of the requests raises. */
function raisedBy(prelude: string, attempts: readonly string[]): Promise<string[]> {
  return printedBy(`
import * as asyncio from "asyncio";
import * as aiohttp from "aiohttp";
import * as httpx from "httpx";
async function main() {
  ${prelude}
  for (const attempt of [${attempts.map((one) => `async () => await ${one}`).join(", ")}]) {
    try {
      await attempt();
      console.log("fine");
    } catch (e) {
      console.log((e as Error).name + ": " + (e as Error).message);
    }
  }
}
asyncio.run(main());`);
}

describe("aiohttp refuses", () => {
  const url = '"https://httpbin.org/anything"';
  const SESSION = "await using session = await new aiohttp.ClientSession();";

  test("headers and cookies that are no pairs of texts", async () => {
    const raised = await raisedBy(SESSION, [
      `session.get(${url}, { headers: { A: 5 } })`,
      `session.get(${url}, { headers: { A: null } })`,
      `session.get(${url}, { headers: "A: b" })`,
      `session.get(${url}, { headers: [["A"]] })`,
      `session.get(${url}, { cookies: "a=b" })`,
      `session.get(${url}, { params: [["a", "b", "c"]] })`,
      `session.get(${url}, { params: 5 })`,
    ]);
    expect(raised).toEqual([
      "TypeError: Cannot serialize non-str key 5",
      "TypeError: Cannot serialize non-str key None",
      "ValueError: not enough values to unpack (expected 2, got 1)",
      "ValueError: not enough values to unpack (expected 2, got 1)",
      "ValueError: not enough values to unpack (expected 2, got 1)",
      "ValueError: too many values to unpack (expected 2, got 3)",
      "TypeError: 'number' object is not iterable",
    ]);
  });

  test("a name and a password that are no BasicAuth", async () => {
    expect(await raisedBy(SESSION, [`session.get(${url}, { auth: ["me", "pw"] })`])).toEqual([
      "TypeError: BasicAuth() tuple is required instead",
    ]);
  });
});

describe("httpx refuses", () => {
  const CLIENT = 'const client = new httpx.AsyncClient({ baseUrl: "https://httpbin.org" });';

  test("headers and cookies that are no pairs of texts, and headers that would end their line", async () => {
    const raised = await raisedBy(CLIENT, [
      'client.get("/get", { headers: { A: null } })',
      'client.get("/get", { headers: "A: b" })',
      'client.get("/get", { headers: { A: "b\\r\\nC: d" } })',
      'client.get("/get", { headers: { "A b": "c" } })',
      'client.get("/get", { cookies: "a=b" })',
    ]);
    expect(raised).toEqual([
      "TypeError: Header value must be str or bytes, not <class 'null'>",
      "ValueError: not enough values to unpack (expected 2, got 1)",
      "LocalProtocolError: Illegal header value b'b\\r\\nC: d'",
      "LocalProtocolError: Illegal header name b'A b'",
      "ValueError: not enough values to unpack (expected 2, got 1)",
    ]);
  });

  test("time-outs and limits that are none", async () => {
    const raised = await raisedBy(CLIENT, [
      'client.get("/get", { timeout: "5" })',
      "new httpx.Timeout(Number.NaN)",
      "new httpx.Timeout(5, { raed: 1 })",
      'client.get("/get", { timeout: new httpx.Timeout({ timeout: 5, read: 1 }) })',
      "new httpx.Limits({ maxConnection: 1 })",
      "new httpx.AsyncClient({ limits: { maxConnections: 1 } })",
    ]);
    expect(raised).toEqual([
      "TypeError: a time-out must be a number of seconds, not '5'",
      "TypeError: a time-out must be a number of seconds, not NaN",
      "TypeError: Timeout.__init__() got an unexpected keyword argument 'raed'",
      "fine",
      "TypeError: Limits.__init__() got an unexpected keyword argument 'maxConnection'",
      "TypeError: limits must be made with new httpx.Limits({…})",
    ]);
  });

  test("bodies and ports that are none; a Map is a form", async () => {
    const raised = await raisedBy(CLIENT, [
      'client.post("/post", { data: [["a", "1"]] })',
      'client.post("/post", { files: { a: 5 } })',
      'client.get("https://httpbin.org:99999/get")',
    ]);
    expect(raised).toEqual([
      "RuntimeError: Attempted to send an sync request with an AsyncClient instance.",
      "TypeError: a file must be text, bytes or [name, content], not 5",
      "InvalidURL: Invalid port: '99999'",
    ]);
    const [form] = await printedBy(`
import * as httpx from "httpx";
console.log(httpx.post("https://httpbin.org/post", { data: new Map([["a", ["1", "2"]]]) }).json().form);`);
    expect(form).toBe("{ a: [ '1', '2' ] }");
  });
});
