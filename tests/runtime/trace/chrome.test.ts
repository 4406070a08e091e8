import { expect, test } from "vitest";
import { type ChromeEvent, toChromeTrace } from "../../../src/runtime/trace/chrome.ts";
import { traceProgram } from "../../support/run-program.ts";

const { traceEvents } = toChromeTrace(
  await traceProgram([
    {
      path: "main.ts",
      source: `import * as asyncio from "asyncio";
import * as time from "time";
import { ClientSession } from "aiohttp";
async function work(lock: asyncio.Lock, queue: asyncio.Queue<number>) {
  await using _ = await lock;
  await asyncio.sleep(1);
  await queue.put(1);
}
async function main() {
  time.sleep(0.5);
  const lock = new asyncio.Lock();
  const queue = new asyncio.Queue<number>();
  await asyncio.gather(work(lock, queue), work(lock, queue));
  await using session = await new ClientSession();
  await using response = await session.get("https://httpbin.org/get");
  await new asyncio.Event().wait();
}
asyncio.run(main());`,
    },
  ]),
);

function spans(cat: string): { name: string; from: number; to: number }[] {
  const open = new Map<string, ChromeEvent[]>();
  const closed: { name: string; from: number; to: number }[] = [];
  for (const event of traceEvents) {
    const key = `${event.cat} ${event.id} ${event.name}`;
    if (event.ph === "b") open.set(key, [...(open.get(key) ?? []), event]);
    if (event.ph !== "e") continue;
    const begun = open.get(key)?.pop();
    if (begun === undefined) throw new Error(`ends without a beginning: ${key}`);
    if (event.cat?.startsWith(cat))
      closed.push({ name: event.name, from: begun.ts / 1e6, to: event.ts / 1e6 });
  }
  expect([...open.values()].flat()).toEqual([]);
  return closed;
}

test("a blocking call is a span in the lane of its task", () => {
  expect(traceEvents).toContainEqual(
    expect.objectContaining({
      name: "time.sleep(0.5)",
      ph: "X",
      cat: "blocked",
      ts: 0,
      dur: 500_000,
      tid: 1,
    }),
  );
});

test("holds of a lock and waits for it are spans that may overlap", () => {
  expect(spans("Lock")).toEqual([
    { name: "Task-2 holds", from: 0.5, to: 1.5 },
    { name: "Task-3 waits", from: 0.5, to: 1.5 },
    { name: "Task-3 holds", from: 1.5, to: 2.5 },
  ]);
});

test("a request is a span that encloses its phases", () => {
  const network = spans("network");
  const request = network.find(({ name }) => name === "GET https://httpbin.org/get");
  const phases = network.filter((span) => span !== request);
  expect(phases.map(({ name }) => name)).toContain("waiting for server response");
  for (const phase of phases) {
    expect(phase.from).toBeGreaterThanOrEqual(request?.from ?? Number.POSITIVE_INFINITY);
    expect(phase.to).toBeLessThanOrEqual(request?.to ?? 0);
  }
});

test("a queue's fill is a counter", () => {
  const fills = traceEvents.filter(({ ph }) => ph === "C").map(({ args }) => args?.items);
  expect(fills).toEqual([1, 2]);
});

test("a wait that was never over lasts to the end of the run", () => {
  const last = traceEvents.filter(({ ph, cat }) => ph === "X" && cat === "event");
  expect(last.map(({ tid }) => tid)).toEqual([1]);
});
