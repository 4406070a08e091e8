import { expect, test } from "vitest";
import { arrowsOf, placeArrows } from "../../../src/components/timeline/arrows.ts";
import { wholeOf } from "../../../src/components/timeline/axis.ts";
import type { Timeline } from "../../../src/components/timeline/model.ts";
import { timeAxis } from "../../../src/components/timeline/time-axis.ts";
import { timelineFor, timelineOfMain } from "./programs.ts";

function arrows(timeline: Timeline, task: number | null = null): string[] {
  const nameOf = (id: number): string | undefined => timeline.taskById.get(id)?.name;
  return arrowsOf(timeline, task).map(({ kind, from, to }) => `${nameOf(from)} ${kind} ${nameOf(to)}`);
}

test("who waits for a task is woken by its end", async () => {
  const timeline = await timelineOfMain(`await asyncio.createTask(asyncio.sleep(1), { name: "child" });`);
  expect(arrows(timeline)).toEqual(["child join Task-1"]);
});

test("a gather is woken by the task that ended last", async () => {
  const timeline = await timelineOfMain(`
    const task = (name, delay) => asyncio.createTask(asyncio.sleep(delay), { name });
    await asyncio.gather(task("slow", 2), task("quick", 1));`);
  expect(arrows(timeline)).toEqual(["slow join Task-1"]);
});

test("a released lock, a put item and a set event wake who waits", async () => {
  const timeline = await timelineFor(`
async function locked(lock) { await using _ = await lock; await asyncio.sleep(1); }
async function main() {
  const lock = new asyncio.Lock();
  const queue = new asyncio.Queue();
  const tasks = [
    asyncio.createTask(locked(lock), { name: "one" }),
    asyncio.createTask(locked(lock), { name: "two" }),
    asyncio.createTask(queue.get(), { name: "getter" }),
  ];
  await asyncio.sleep(0.5);
  queue.putNowait(1);
  await tasks[1];
}
asyncio.run(main());`);
  expect(arrows(timeline)).toEqual(["Task-1 wake getter", "one wake two", "two join Task-1"]);
  expect(arrows(timeline, 1)).toEqual(["one wake two"]);
});

test("a cancellation is an arrow, also when it goes through what the task waits for", async () => {
  const timeline = await timelineFor(`
async function outer() { await asyncio.createTask(asyncio.sleep(9), { name: "inner" }); }
async function main() {
  const sleeper = asyncio.createTask(asyncio.sleep(9), { name: "sleeper" });
  const waiter = asyncio.createTask(outer(), { name: "waiter" });
  await asyncio.sleep(1);
  sleeper.cancel();
  waiter.cancel();
  await asyncio.gather(sleeper, waiter, { returnExceptions: true });
}
asyncio.run(main());`);
  const found = arrows(timeline);
  expect(found).toContain("Task-1 cancel sleeper");
  expect(found).toContain("Task-1 cancel waiter");
  expect(found).toContain("inner join waiter");
});

test("arrows are placed between rows that are shown, within the window", async () => {
  const timeline = await timelineOfMain(
    `for (const name of ["a", "b"]) await asyncio.createTask(asyncio.sleep(1), { name });`,
  );
  const axis = timeAxis(timeline);
  const all = arrowsOf(timeline);
  const rows = new Map([...timeline.taskById.keys()].map((task, row) => [task, row]));
  const placed = placeArrows(all, axis, wholeOf(axis), (task) => rows.get(task), 9);
  expect(placed.map(({ fromRow, toRow, toPlace }) => [fromRow, toRow, toPlace / 1e9])).toEqual([
    [1, 0, 1],
    [2, 0, 2],
  ]);
  const late = { from: 1.5e9, to: 2e9 };
  expect(placeArrows(all, axis, late, (task) => rows.get(task), 9)).toHaveLength(1);
  expect(placeArrows(all, axis, wholeOf(axis), (task) => (task === 1 ? undefined : task), 9)).toHaveLength(1);
});
