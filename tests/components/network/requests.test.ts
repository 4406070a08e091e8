import { expect, test } from "vitest";
import { bytesAt, phaseAt, requestsOf } from "../../../src/components/network/requests.ts";
import { standingAt } from "../../../src/components/network/words.ts";
import { eventCount } from "../../../src/runtime/trace/trace.ts";
import { traceProgram } from "../../support/run-program.ts";

const trace = await traceProgram([
  {
    path: "main.ts",
    source: `import * as asyncio from "asyncio";
import * as simnet from "simnet";
import { ClientSession } from "aiohttp";
simnet.addHost("closed.test");
simnet.refuse("closed.test");
async function main() {
  await using session = await new ClientSession();
  for (const id of [1, 2]) {
    await using response = await session.post("https://httpbin.org/anything?id=" + id, { json: { id } });
    console.log(response.status, (await response.text()).length);
  }
  try { await session.get("http://closed.test/"); } catch (error) { console.log((error as Error).name); }
  try { await asyncio.waitFor(session.get("https://httpbin.org/delay/9"), 1); } catch (error) { console.log("late"); }
}
asyncio.run(main());`,
  },
]);
const requests = requestsOf(trace);

test("each request is read with its phases, which follow one another without a hole", () => {
  expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "POST https://httpbin.org/anything?id=1",
    "POST https://httpbin.org/anything?id=2",
    "GET http://closed.test/",
    "GET https://httpbin.org/delay/9",
  ]);
  for (const { phases, from, to } of requests) {
    expect([phases[0]?.from, phases.at(-1)?.to]).toEqual([from, to]);
    for (let index = 1; index < phases.length; index += 1) {
      expect(phases[index]?.from).toBe(phases[index - 1]?.to);
    }
  }
  const first = requests[0]?.phases.filter(({ from, to }) => to > from).map(({ name }) => name);
  expect(first).toEqual(
    expect.arrayContaining(["DNS lookup", "initial connection", "TLS", "waiting for server response"]),
  );
});

test("the second request goes over the first one's connection", () => {
  expect(requests.map(({ isReused }) => isReused)).toEqual([false, true, false, true]);
  expect(requests[1]?.connection).toBe(requests[0]?.connection);
});

test("heads, bodies and ends are told", () => {
  const [first, , refused, late] = requests;
  expect([first?.status, first?.outcome, first?.requestBody]).toEqual(["200 OK", "finished", '{"id": 1}']);
  expect(first?.responseBody).toContain('"id": 1');
  expect(first?.responseHeaders.map(([name]) => name.toLowerCase())).toContain("content-type");
  expect([refused?.outcome, late?.outcome]).toEqual(["failed", "abandoned"]);
  expect(first?.site?.line).toBe(9);
});

test("at a playhead, a request is in the phase that has begun last, and has the bytes so far", () => {
  const [first] = requests;
  if (first === undefined) throw new Error("no request");
  expect(standingAt(first, first.first - 1)).toBe("not yet wanted");
  for (const phase of first.phases) {
    if (phase.last > phase.first) expect(phaseAt(first, phase.first)).toBe(phase);
  }
  expect(phaseAt(first, first.last)).toBe(null);
  const all = bytesAt(first.received, eventCount(trace) - 1);
  expect([bytesAt(first.received, first.first), all > 0]).toEqual([0, true]);
  expect(standingAt(first, first.last)).toBe("200 OK");
});
