import { expect, test } from "vitest";
import { panned, revealing, wholeOf, zoomed } from "../../../src/components/timeline/axis.ts";
import type { TaskLane } from "../../../src/components/timeline/model.ts";
import { stepAxis } from "../../../src/components/timeline/step-axis.ts";
import { timeAxis } from "../../../src/components/timeline/time-axis.ts";
import { FAMILY, timelineFor, timelineOfMain } from "./programs.ts";

const SECOND = 1e9;

test("on the axis of time places are times, and it ends with the run", async () => {
  const axis = timeAxis(await timelineOfMain("await asyncio.sleep(1); await asyncio.sleep(3);"));
  expect(axis.length).toBe(4 * SECOND);
  expect(axis.ticks(wholeOf(axis), 0.4 * SECOND)).toEqual(
    [0, 1, 2, 3, 4]
      .map((second) => ({ at: second * SECOND, label: `${second} s` }))
      .flatMap((tick) =>
        tick.at < 4 * SECOND
          ? [tick, { at: tick.at + SECOND / 2, label: `${tick.at / SECOND + 0.5} s` }]
          : [tick],
      ),
  );
});

test("a wait that never ends reaches beyond the end of the run, even if no time passed", async () => {
  const timeline = await timelineOfMain("await new asyncio.Future();");
  const axis = timeAxis(timeline);
  expect(axis.edge(timeline.count)).toBe(axis.length);
  expect(axis.length).toBeGreaterThan(timeline.trace.duration);
  expect(axis.ticks(wholeOf(axis), axis.length / 9)).toEqual([{ at: 0, label: "0 s" }]);
});

test("a compressed axis shortens long gaps only, and leads there and back", async () => {
  const timeline = await timelineOfMain(`
    for (const delay of [1, 1, 1, 100, 1, 2]) await asyncio.sleep(delay);`);
  const axis = timeAxis(timeline, true);
  expect(axis.length).toBe((1 + 1 + 1 + 3 + 1 + 2) * SECOND);
  for (const seconds of [0, 0.5, 2, 3, 53, 103, 104.5, 106]) {
    const place = axis.placeOf(seconds * SECOND) as number;
    expect(axis.timeAt(place)).toBeCloseTo(seconds * SECOND, 0);
  }
  expect(axis.ticks(wholeOf(axis), 1).map(({ label }) => label)).toContain("103 s");
});

test("on the axis of steps each step has a column, and what happened in one instant has an order", async () => {
  const timeline = await timelineFor(FAMILY);
  const axis = stepAxis(timeline);
  const columns = timeline.tasks.flatMap(({ name, segments }) =>
    segments
      .filter(({ state }) => state === "running")
      .map(({ first, last }) => ({ name, from: axis.edge(first), to: axis.edge(last) })),
  );
  expect(columns.every(({ from, to }) => to - from === 1)).toBe(true);
  const order = columns.toSorted((a, b) => a.from - b.from);
  expect(new Set(order.map(({ from }) => from)).size).toBe(order.length);
  expect(order.slice(0, 4).map(({ name }) => name)).toEqual(["Task-1", "first", "second", "Task-2"]);
  expect(axis.ticks(wholeOf(axis), 1).map(({ label }) => label)).toEqual(["0 s", "1 s", "2 s"]);
});

test("an eager task's first step has a column of its own inside of its creator's", async () => {
  const timeline = await timelineFor(`
async function child() { await asyncio.sleep(1); }
async function main() { await asyncio.createTask(child(), { eagerStart: true }); }
asyncio.run(main());`);
  const axis = stepAxis(timeline);
  const [main, child] = timeline.tasks as [TaskLane, TaskLane];
  const runs = (lane: TaskLane) =>
    lane.segments
      .filter(({ state }) => state === "running")
      .map(({ first, last }) => [axis.edge(first), axis.edge(last)]);
  const [outerFrom, outerTo] = runs(main)[0] as [number, number];
  const [innerFrom, innerTo] = runs(child)[0] as [number, number];
  expect(innerFrom).toBeGreaterThan(outerFrom);
  expect(innerTo).toBeLessThanOrEqual(outerTo);
});

test("on both axes the playhead goes right, and a place leads back to its event", async () => {
  const timeline = await timelineFor(FAMILY);
  for (const axis of [timeAxis(timeline), timeAxis(timeline, true), stepAxis(timeline)]) {
    let before = 0;
    for (let event = 0; event < timeline.count; event += 1) {
      const place = axis.at(event);
      expect(place).toBeGreaterThanOrEqual(before);
      before = place;
      // On the axis of time the last event of an instant stands for all of them.
      const found = axis.eventAt(axis.kind === "steps" ? place - 1e-6 : place);
      expect(axis.at(found)).toBe(place);
    }
    expect(before).toBeLessThanOrEqual(axis.length);
  }
});

test("zooming keeps what is under the pointer where it is, and panning stops at the ends", async () => {
  const axis = timeAxis(await timelineOfMain("await asyncio.sleep(10);"));
  const near = zoomed(axis, wholeOf(axis), 0.5, 2 * SECOND);
  expect(near).toEqual({ from: 1 * SECOND, to: 6 * SECOND });
  expect(zoomed(axis, near, 100, 0)).toEqual(wholeOf(axis));
  expect(panned(axis, near, -99 * SECOND)).toEqual({ from: 0, to: 5 * SECOND });
  expect(panned(axis, near, 99 * SECOND)).toEqual({ from: 5 * SECOND, to: 10 * SECOND });
  expect(revealing(axis, near, 3 * SECOND)).toBe(near);
  const moved = revealing(axis, near, 8 * SECOND);
  expect(moved.from).toBeLessThanOrEqual(8 * SECOND);
  expect(moved.to).toBeGreaterThanOrEqual(8 * SECOND);
});
