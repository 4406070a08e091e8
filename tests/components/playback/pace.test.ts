import { expect, test } from "vitest";
import { Pace } from "../../../src/components/playback/pace.ts";
import { eventCount, type Trace } from "../../../src/runtime/trace/trace.ts";
import { traceProgram } from "../../support/run-program.ts";

/** Seconds; nothing is watched for longer. */
const COMFORTABLE = 17;

function sleeping(seconds: number, turns: number): Promise<Trace> {
  const source = `import * as asyncio from "asyncio";
async function main() { for (let turn = 0; turn < ${turns}; turn++) await asyncio.sleep(${seconds}); }
asyncio.run(main());`;
  return traceProgram([{ path: "main.ts", source }]);
}

const TIME = { compressGaps: false, axis: "time" } as const;

test("a short run's waits take as long as they took the program", async () => {
  const trace = await sleeping(2, 2);
  const pace = new Pace(trace, TIME);
  expect(pace.length).toBeGreaterThan(4000);
  expect(pace.length).toBeLessThan(6000);
});

test.each([
  ["an hour", 3600, 1],
  ["ten thousand steps", 0.001, 10_000],
])("a run of %s is scaled to what one sits through", async (_, seconds, turns) => {
  const pace = new Pace(await sleeping(seconds, turns), TIME);
  expect(pace.length / 1000).toBeLessThan(COMFORTABLE);
});

test("compressed, a long wait is a short one", async () => {
  const trace = await sleeping(8, 1);
  expect(new Pace(trace, TIME).length).toBeGreaterThan(8000);
  expect(new Pace(trace, { ...TIME, compressGaps: true }).length).toBeLessThan(2000);
});

test("on the axis of steps waits take no time", async () => {
  const pace = new Pace(await sleeping(8, 1), { compressGaps: false, axis: "steps" });
  expect(pace.length).toBeLessThan(2000);
});

test("every event has its moment, and each moment shows the last event before it", async () => {
  const trace = await sleeping(1, 20);
  const pace = new Pace(trace, TIME);
  for (let event = 0; event < eventCount(trace); event += 1) {
    const { playhead, time } = pace.momentAt(pace.offsetOf(event));
    expect(playhead).toBeGreaterThanOrEqual(event);
    expect(pace.offsetOf(playhead)).toBe(pace.offsetOf(event));
    expect(time).toBeGreaterThanOrEqual(trace.events.time[event] as number);
  }
});

test("a run without events ends at once", async () => {
  const empty = await traceProgram([{ path: "main.ts", source: "" }]);
  expect(new Pace(empty, TIME).momentAt(0)).toEqual({ playhead: -1, time: 0 });
});
