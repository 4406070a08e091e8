import { expect, test } from "vitest";
import { printedBy } from "../../support/run-program.ts";

test("both clients wait on after a word on the way, as 100 Continue, for the response", async () => {
  const printed = await printedBy(`
import * as asyncio from "asyncio";
import * as aiohttp from "aiohttp";
import * as httpx from "httpx";
const encode = (text: string) => new TextEncoder().encode(text);
async function serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) {
  await reader.readuntil(encode("\\r\\n\\r\\n"));
  writer.write(encode("HTTP/1.1 100 Continue\\r\\n\\r\\nHTTP/1.1 103 Early Hints\\r\\nLink: <a>\\r\\n\\r\\n"));
  await asyncio.sleep(1);
  writer.write(encode("HTTP/1.1 200 OK\\r\\nContent-Length: 4\\r\\n\\r\\ndone"));
  writer.close();
}
async function main() {
  const server = await asyncio.startServer(serve, "localhost", 8080);
  await using session = await new aiohttp.ClientSession();
  await using response = await session.get("http://localhost:8080/");
  console.log(response.status, await response.text());
  await using client = await new httpx.AsyncClient();
  const other = await client.get("http://localhost:8080/");
  console.log(other.statusCode, other.text);
  server.close();
}
asyncio.run(main());`);
  expect(printed).toEqual(["200 done", "200 done"]);
});
