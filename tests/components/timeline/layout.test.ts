import { expect, test } from "vitest";
import { wholeOf } from "../../../src/components/timeline/axis.ts";
import { layOutResource, layOutTask } from "../../../src/components/timeline/layout.ts";
import type { TaskLane, Timeline } from "../../../src/components/timeline/model.ts";
import { stepAxis } from "../../../src/components/timeline/step-axis.ts";
import { timeAxis } from "../../../src/components/timeline/time-axis.ts";
import { timelineFor, timelineOfMain } from "./programs.ts";

function laneOf(timeline: Timeline, number = 0): TaskLane {
  return timeline.tasks[number] as TaskLane;
}

test("waits are as wide as they are long, and steps are ticks between them", async () => {
  const timeline = await timelineOfMain("await asyncio.sleep(1); await asyncio.sleep(3);");
  const axis = timeAxis(timeline);
  const lane = layOutTask(timeline, laneOf(timeline), axis, wholeOf(axis));
  expect(lane.bars.map(({ x, width, text }) => [x, width, text])).toEqual([
    [0, 25, "sleep(1)"],
    [25, 75, "sleep(3)"],
  ]);
  expect(lane.steps).toEqual([0, 25, 100]);
  expect(lane.end).toBe(100);
});

test("on the axis of steps running and being ready have a width too", async () => {
  const timeline = await timelineFor(`
async function child() {}
async function main() { await asyncio.gather(child(), child()); }
asyncio.run(main());`);
  const axis = stepAxis(timeline);
  const lane = layOutTask(timeline, laneOf(timeline, 2), axis, wholeOf(axis));
  expect(lane.steps).toEqual([]);
  expect(lane.bars.map(({ what }) => what)).toEqual(["ready", "running"]);
  const [ready, running] = lane.bars;
  expect(ready?.width).toBeCloseTo((running?.width ?? 0) as number, 1);
});

test("a window shows its part, and cuts what reaches over its edges", async () => {
  const timeline = await timelineOfMain("for (let n = 0; n < 10; n += 1) await asyncio.sleep(1);");
  const axis = timeAxis(timeline);
  const lane = layOutTask(timeline, laneOf(timeline), axis, { from: 2.5e9, to: 4.5e9 });
  expect(lane.bars.map(({ x, width }) => [x, width])).toEqual([
    [0, 25],
    [25, 50],
    [75, 25],
  ]);
  expect(lane.end).toBeNull();
});

test("a label is left out of a bar that is too narrow for it, and numbers are rounded", async () => {
  const timeline = await timelineOfMain("await asyncio.sleep(0.1); await asyncio.sleep(1.2000000000000002);");
  const axis = timeAxis(timeline);
  const { bars } = layOutTask(timeline, laneOf(timeline), axis, wholeOf(axis));
  expect(bars.map(({ label, text }) => [label, text])).toEqual([
    ["never", "sleep(0.1)"],
    ["always", "sleep(1.2)"],
  ]);
  const wide = layOutTask(timeline, laneOf(timeline), axis, wholeOf(axis), 2000);
  expect(wide.bars.map(({ label }) => label)).toEqual(["always", "always"]);
});

test("of what is too narrow to tell apart one bar is drawn for all", async () => {
  const timeline = await timelineOfMain(
    "for (let n = 0; n < 3000; n += 1) await asyncio.sleep(1);\nawait asyncio.sleep(3000);",
  );
  const axis = timeAxis(timeline);
  const { bars, steps } = layOutTask(timeline, laneOf(timeline), axis, wholeOf(axis));
  expect(bars.length).toBeLessThan(20);
  expect(steps.length).toBeLessThan(900);
  const covered = bars.reduce((sum, { width }) => sum + width, 0);
  expect(covered).toBeGreaterThan(98);
  expect(bars[0]?.what).toBe("many");
  expect(bars.at(-1)).toMatchObject({ what: "sleep", width: 50 });
});

test("a semaphore's holds and line have their places", async () => {
  const timeline = await timelineOfMain(`
    const semaphore = new asyncio.Semaphore(1);
    async function work() { await using _ = await semaphore; await asyncio.sleep(1); }
    await asyncio.gather(work(), work());`);
  const axis = timeAxis(timeline);
  const { holds, levels } = layOutResource(timeline.resources[0]!, axis, wholeOf(axis));
  expect(holds.map(({ x, width }) => [x, width])).toEqual([
    [0, 50],
    [50, 50],
  ]);
  expect(levels.map(({ x, width, fill, waiters }) => [x, width, fill, waiters])).toEqual([
    [0, 50, 1, 1],
    [50, 50, 1, 0],
  ]);
});
