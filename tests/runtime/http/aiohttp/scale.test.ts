import { expect, test } from "vitest";
import { EventKind } from "../../../../src/runtime/trace/events.ts";
import { resultOf } from "../../../../src/runtime/trace/result.ts";
import { eventsOf } from "../../../../src/runtime/trace/trace.ts";
import { traceProgram } from "../../../support/run-program.ts";

const PROGRAM = (requests: number): string => `
import * as asyncio from "asyncio";
import * as aiohttp from "aiohttp";
import * as simnet from "simnet";
const host = simnet.addHost("api.test", { latency: [0.01, 0.02] });
host.route("/{n}", ({ params }) => simnet.respond({ delay: 0.1, text: params.n }));

async function main() {
  await using session = await new aiohttp.ClientSession();
  let worst = 0;
  const order = [];
  async function fetch(n) {
    await using response = await session.get("http://api.test/" + n);
    worst = Math.max(worst, session.connector._acquired);
    order.push(n);
    return Number(await response.text());
  }
  const results = await asyncio.gather(...Array.from({ length: ${requests} }, (_, n) => fetch(n)));
  const isRight = results.every((result, n) => result === n);
  // Who asked first is served first, but for the latencies of those that are under way together.
  const jump = Math.max(...order.map((n, place) => Math.abs(n - place)));
  console.log(results.length, isRight, worst, jump < 200, session.connector._acquired, session.connector._waiting);
}
asyncio.run(main());
`;

test("thousands of concurrent requests share 100 connections, never more", async () => {
  const trace = await traceProgram([{ path: "main.ts", source: PROGRAM(2_000) }]);
  expect(trace.dropped).toBe(0);
  expect(resultOf(trace).output.map(({ text }) => text)).toEqual(["2000 true 100 true 0 0"]);
  let [connections, underWay, most, mostUnderWay] = [0, 0, 0, 0];
  const sent = new Set<number>();
  for (const { kind, text, subject } of eventsOf(trace)) {
    if (kind === EventKind.connectionOpening) connections += 1;
    if (kind === EventKind.connectionClosed) connections -= 1;
    if (kind === EventKind.requestPhase && trace.strings[text] === "request sent") sent.add(subject);
    if (kind === EventKind.requestFinished) sent.delete(subject);
    underWay = sent.size;
    most = Math.max(most, connections);
    mostUnderWay = Math.max(mostUnderWay, underWay);
  }
  expect(most).toBe(100);
  expect(mostUnderWay).toBe(100);
});
