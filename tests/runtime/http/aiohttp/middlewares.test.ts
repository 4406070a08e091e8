import { expect, test } from "vitest";
import { printedBy } from "../../../support/run-program.ts";

/** Runs the body of `main`, and returns what it printed. */
function printed(body: string): Promise<string[]> {
  return printedBy(`
import * as asyncio from "asyncio";
import * as aiohttp from "aiohttp";
import * as simnet from "simnet";
const host = simnet.addHost("a.test", { latency: 0.01 });
let visits = 0;
host.route("/busy", () => (visits += 1) < 3 ? simnet.respond({ status: 503, text: "busy" }) : "free");
host.route("/seen", ({ headers }) => headers["x-trail"] ?? "none");
host.route("/away", () => simnet.respond({ status: 302, headers: { Location: "/seen" }, text: "" }));
const leave = (name: string) => async (request, handler) => {
  request.headers.set("X-Trail", (request.headers.get("X-Trail") ?? "") + name);
  const response = await handler(request);
  console.log(name, request.method, String(request.url), response.status);
  return response;
};
async function main() {
  ${body}
}
asyncio.run(main());`);
}

test("requests pass through the session's middlewares, the first one outermost, at each hop", async () => {
  const lines = await printed(`
  await using session = await new aiohttp.ClientSession({ middlewares: [leave("a"), leave("b")] });
  await using response = await session.get("http://a.test/away");
  console.log(await response.text(), response.requestInfo.headers.get("X-Trail"));`);
  expect(lines).toEqual([
    "b GET http://a.test/away 302",
    "a GET http://a.test/away 302",
    "b GET http://a.test/seen 200",
    "a GET http://a.test/seen 200",
    "ab ab",
  ]);
});

test("a request may have its own in their place, or none", async () => {
  const lines = await printed(`
  await using session = await new aiohttp.ClientSession({ middlewares: [leave("a")] });
  for (const middlewares of [[leave("c")], []]) {
    await using response = await session.get("http://a.test/seen", { middlewares });
    console.log(await response.text());
  }`);
  expect(lines).toEqual(["c GET http://a.test/seen 200", "c", "none"]);
});

test("a middleware may send a request again", async () => {
  const lines = await printed(`
  async function retry(request, handler) {
    for (let wait = 1; ; wait *= 2) {
      const response = await handler(request);
      if (response.status !== 503) return response;
      await response.release();
      await asyncio.sleep(wait);
    }
  }
  await using session = await new aiohttp.ClientSession({ middlewares: [retry] });
  await using response = await session.get("http://a.test/busy");
  console.log(await response.text(), Math.floor(asyncio.getRunningLoop().time()), simnet.connections("a.test").length);`);
  expect(lines).toEqual(["free 3 1"]);
});
