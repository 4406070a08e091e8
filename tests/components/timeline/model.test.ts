import { expect, test } from "vitest";
import { segmentAt, type TaskLane, type Timeline, timeOf } from "../../../src/components/timeline/model.ts";
import { waitedFor } from "../../../src/components/timeline/words.ts";
import { FAMILY, timelineFor, timelineOfMain } from "./programs.ts";

/** A lane's segments, as `state what from-to`, in seconds. */
function life(timeline: Timeline, lane: TaskLane | undefined): string[] {
  return (lane?.segments ?? []).map(({ state, first, last }) => {
    const what = state === "waiting" ? ` ${waitedFor(timeline.trace, first)}` : "";
    const to = last >= timeline.count ? "end" : timeOf(timeline, last) / 1e9;
    return `${state}${what} ${timeOf(timeline, first) / 1e9}-${to}`;
  });
}

test("lanes are the tree of tasks: each after its creator, siblings in order of creation", async () => {
  const { tasks } = await timelineFor(FAMILY);
  expect(tasks.map(({ depth, name, coroutine }) => `${"  ".repeat(depth)}${name} ${coroutine}`)).toEqual([
    "Task-1 main",
    "  first branch",
    "    Task-2 leaf",
    "    Task-3 leaf",
    "  second branch",
    "    Task-4 leaf",
    "    Task-5 leaf",
  ]);
});

test("a task is ready, runs, and waits, without holes", async () => {
  const timeline = await timelineOfMain("await asyncio.sleep(1); await asyncio.sleep(2);");
  expect(life(timeline, timeline.tasks[0])).toEqual([
    "ready 0-0",
    "running 0-0",
    "waiting sleep(1) 0-1",
    "ready 1-1",
    "running 1-1",
    "waiting sleep(2) 1-3",
    "ready 3-3",
    "running 3-3",
  ]);
  const { segments } = timeline.tasks[0] as TaskLane;
  for (const [index, segment] of segments.slice(1).entries())
    expect(segment.first).toBe(segments[index]?.last);
});

test("a task that becomes ready while another blocks the loop is ready for that long", async () => {
  const timeline = await timelineFor(`
import * as time from "time";
async function nap() { await asyncio.sleep(1); }
async function main() {
  const task = asyncio.createTask(nap());
  await asyncio.sleep(0.5);
  time.sleep(2);
  await task;
}
asyncio.run(main());`);
  const [main, nap] = timeline.tasks;
  expect(life(timeline, main)).toContain("running 0.5-2.5");
  expect(life(timeline, nap)).toContain("waiting sleep(1) 0-2.5");
});

test("a lane ends as its task did", async () => {
  const { tasks } = await timelineFor(`
async function fine() {}
async function fails() { throw new Error("no"); }
async function waits() { await asyncio.sleep(9); }
async function main() {
  const tasks = [fine(), fails(), waits()].map((coro) => asyncio.createTask(coro));
  await asyncio.sleep(1);
  tasks[2].cancel();
  await asyncio.gather(...tasks, { returnExceptions: true });
}
asyncio.run(main());`);
  expect(tasks.map(({ coroutine, end }) => [coroutine, end?.how])).toEqual([
    ["main", "finished"],
    ["fine", "finished"],
    ["fails", "failed"],
    ["waits", "cancelled"],
  ]);
});

test("in a deadlock the last wait reaches the end and the lane has none", async () => {
  const timeline = await timelineOfMain("await asyncio.sleep(1); await new asyncio.Future();");
  expect(life(timeline, timeline.tasks[0]).at(-1)).toBe("waiting future 1-end");
  expect(timeline.tasks[0]?.end).toBeNull();
});

test("the segment at an event is the one that began with it or before it", async () => {
  const timeline = await timelineFor(FAMILY);
  for (const lane of timeline.tasks) {
    for (let event = 0; event < timeline.count; event += 1) {
      const expected = lane.segments.find(({ first, last }) => first <= event && event < last);
      expect(segmentAt(lane, event)).toBe(expected);
    }
  }
});
