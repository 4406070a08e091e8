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
