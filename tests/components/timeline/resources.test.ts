import { expect, test } from "vitest";
import type { Timeline } from "../../../src/components/timeline/model.ts";
import { resourceAt } from "../../../src/components/timeline/resources.ts";
import { timelineOfMain } from "./programs.ts";

/** What a resource was like at the end of each instant. */
function moments({ trace, resources, taskById }: Timeline, number = 0): string[] {
  const resource = resources[number]!;
  const nameOf = (task: number): string => taskById.get(task)?.name ?? "program";
  const { time } = trace.events;
  const lines: string[] = [];
  for (const event of resource.events) {
    const last = time.lastIndexOf(time[event] as number);
    const { level, holding, waiting } = resourceAt(resource, trace, last);
    lines.push(
      `${(time[event] as number) / 1e9}: ${level} | ${holding.map(nameOf).join()} | ${waiting.map(nameOf).join()}`,
    );
  }
  return [...new Set(lines)];
}

test("a semaphore has its holders, in slots of their own, and its line", async () => {
  const timeline = await timelineOfMain(`
    const semaphore = new asyncio.Semaphore(2);
    async function work(seconds) { await using _ = await semaphore; await asyncio.sleep(seconds); }
    await asyncio.gather(...[1, 2, 3, 4].map((n) => asyncio.createTask(work(n), { name: "w" + n })));`);
  expect(moments(timeline)).toEqual([
    "0: 2 | w1,w2 | w3,w4",
    "1: 2 | w2,w3 | w4",
    "2: 2 | w3,w4 | ",
    "4: 1 | w4 | ",
    "6: 0 |  | ",
  ]);
  expect(timeline.resources[0]).toMatchObject({ slots: 2, most: 2, mostWaiters: 2 });
  expect(timeline.resources[0]?.holds.map(({ slot }) => slot)).toEqual([0, 1, 0, 1]);
});

test("a semaphore released by another task than its holder is free again", async () => {
  const timeline = await timelineOfMain(`
    const semaphore = new asyncio.Semaphore(1);
    await asyncio.createTask(semaphore.acquire(), { name: "taker" });
    await asyncio.sleep(1);
    semaphore.release();`);
  expect(moments(timeline)).toEqual(["0: 1 | taker | ", "1: 0 |  | "]);
});

test("a queue has its fill and its line", async () => {
  const timeline = await timelineOfMain(`
    const queue = new asyncio.Queue();
    const getter = asyncio.createTask(queue.get(), { name: "getter" });
    await asyncio.sleep(1);
    queue.putNowait("a"); queue.putNowait("b"); queue.putNowait("c");
    await getter;`);
  expect(moments(timeline)).toEqual(["0: 0 |  | getter", "1: 2 |  | "]);
});

test("an event is set or not", async () => {
  const timeline = await timelineOfMain(`
    const event = new asyncio.Event();
    const waiter = asyncio.createTask(event.wait(), { name: "waiter" });
    await asyncio.sleep(1);
    event.set();
    await waiter;
    await asyncio.sleep(1);
    event.clear();`);
  expect(moments(timeline)).toEqual(["0: 0 |  | waiter", "1: 1 |  | ", "2: 0 |  | "]);
});
