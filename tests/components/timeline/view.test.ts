import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { AxisKind } from "../../../src/components/timeline/axis.ts";
import type { TaskLane } from "../../../src/components/timeline/model.ts";
import { type TimelinePlayback, TimelineView } from "../../../src/components/timeline/view.ts";
import { sentence } from "../../../src/components/timeline/words.ts";
import { timelineFor } from "./programs.ts";

const SOURCE = `
async function nap() { await asyncio.sleep(2); }
async function main() {
  const napper = asyncio.createTask(nap(), { name: "napper" });
  await asyncio.sleep(1);
  await napper;
}
asyncio.run(main());`;

async function view(source = SOURCE) {
  const timeline = await timelineFor(source);
  const playhead = signal(timeline.count - 1);
  const time = signal(timeline.trace.duration);
  const axis = signal<AxisKind>("time");
  const playback: TimelinePlayback = {
    playhead,
    time,
    axis,
    seekEvent(event) {
      playhead.value = event;
      time.value = timeline.trace.events.time[event] ?? 0;
    },
    seekTime(nanoseconds) {
      playhead.value = timeline.trace.events.time.findLastIndex((at) => at <= nanoseconds);
      time.value = nanoseconds;
    },
  };
  return new TimelineView(timeline.trace, playback);
}

function told(of: TimelineView, row: number, place: number, tolerance = 0): string {
  const spot = of.spotAt(row, place, tolerance);
  const explanation = spot === null ? null : of.explain(spot);
  return explanation === null ? "" : sentence(explanation);
}

test("what is pointed at is told in words: state, times, line, who woke", async () => {
  const timeline = await view();
  expect(told(timeline, 0, 0.5e9)).toBe(
    "Task-1 waits for sleep(1). From 0.000 s to 1.000 s: 1 s. At line 6. Woken by its timer.",
  );
  expect(told(timeline, 0, 1.5e9)).toBe(
    "Task-1 waits for napper. From 1.000 s to 2.000 s: 1 s. At line 7. Woken by the end of napper.",
  );
  expect(told(timeline, 0, 1.01e9, 0.05e9)).toBe("Task-1 runs a step. At 1.000 s. At line 6.");
  expect(told(timeline, 9, 0)).toBe("");
});

test("a click moves the playhead there and says the line", async () => {
  const timeline = await view();
  const spot = timeline.spotAt(1, 1.25e9, 0)!;
  expect(timeline.goTo(spot, 1.25e9)).toBe(3);
  expect(timeline.playback.time.value).toBe(1.25e9);
  expect(timeline.playheadPlace()).toBe(1.25e9);
  const step = timeline.spotAt(0, 0.98e9, 0.1e9)!;
  timeline.goTo(step, 0.98e9);
  expect(timeline.playback.playhead.value).toBe(step.segment?.first);
});

test("the keyboard's cursor goes along a lane, and from lane to lane at the same moment", async () => {
  const timeline = await view();
  timeline.playback.seekEvent(0);
  timeline.moveCursor(1, 0);
  expect(timeline.cursor.value).toMatchObject({ row: 0, segment: { state: "ready" } });
  const states: string[] = [];
  for (let press = 0; press < 20; press += 1) {
    timeline.moveCursor(0, 1);
    states.push(timeline.cursor.value?.segment?.state ?? "");
  }
  expect(states.slice(0, 3)).toEqual(["running", "waiting", "ready"]);
  const { segments } = timeline.timeline.tasks[0] as TaskLane;
  expect(timeline.cursor.value?.segment).toBe(segments.at(-1));
  timeline.moveCursor(1, 0);
  expect(timeline.cursor.value?.row).toBe(1);
});

test("a zoom is for one axis: another one shows the whole run", async () => {
  const timeline = await view();
  timeline.zoom(0.25, 1e9);
  timeline.select(0.75e9, 1.25e9);
  expect(timeline.window.value).toEqual({ from: 0.75e9, to: 1.25e9 });
  timeline.playback.axis.value = "steps";
  expect(timeline.isZoomed.value).toBe(false);
  expect(timeline.window.value.to).toBe(timeline.axis.value.length);
  expect(timeline.range.value).toBeNull();
});

test("a selected part has its own times, and can fill the width", async () => {
  const timeline = await view();
  timeline.select(1.5e9, 0.5e9);
  expect(timeline.stretch.value).toMatchObject({ from: 0.5e9, to: 1.5e9 });
  expect(timeline.totals()).toMatchObject({ waited: 2e9, waiting: 2, steps: 1 });
  timeline.zoomToRange();
  expect(timeline.window.value).toEqual({ from: 0.5e9, to: 1.5e9 });
  timeline.clearRange();
  expect(timeline.totals().waited).toBe(4e9);
});

test("the window goes along when the playhead leaves it", async () => {
  const timeline = await view();
  timeline.zoom(0.25, 0);
  timeline.follow();
  const { from, to } = timeline.window.value;
  expect(to).toBe(2e9);
  expect(to - from).toBe(0.5e9);
});

test("only a selected task's arrows are shown, or all", async () => {
  const timeline = await view();
  expect(timeline.arrows.value).toEqual([]);
  timeline.toggleSelected(1);
  expect(timeline.arrows.value).toHaveLength(1);
  timeline.toggleSelected(1);
  timeline.hasAllArrows.value = true;
  expect(timeline.arrows.value).toHaveLength(1);
});
