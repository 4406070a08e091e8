import { expect, test } from "vitest";
import { totalsOf, totalsText, wholeRun } from "../../../src/components/timeline/totals.ts";
import { timelineFor } from "./programs.ts";

const PROGRAM = `
import * as time from "time";
async function nap(delay) { await asyncio.sleep(delay); }
async function main() {
  const naps = [1, 2].map((delay) => asyncio.createTask(nap(delay)));
  await asyncio.gather(...naps);
  time.sleep(0.5);
}
asyncio.run(main());`;

test("the whole run's times: who waited how long for what, and how long the loop was busy", async () => {
  const timeline = await timelineFor(PROGRAM);
  const totals = totalsOf(timeline, wholeRun(timeline));
  expect(totals).toMatchObject({ waited: 5e9, waiting: 3, busy: 0.5e9, length: 2.5e9, steps: 6 });
  expect(totals.byClass).toEqual([
    { wait: "sleep", time: 3e9, tasks: 2 },
    { wait: "tasks", time: 2e9, tasks: 1 },
  ]);
  expect(totalsText(totals)).toBe(
    "3 tasks waited 5 s in all (3 s asleep, 2 s for tasks); the loop was busy 0.5 s of 2.5 s, in 6 steps.",
  );
});

test("a part's times count what is in it only", async () => {
  const timeline = await timelineFor(PROGRAM);
  const { time } = timeline.trace.events;
  const part = {
    from: 1.5e9,
    to: 2.25e9,
    first: time.findIndex((at) => at >= 1.5e9),
    last: time.findLastIndex((at) => at <= 2.25e9),
  };
  const totals = totalsOf(timeline, part);
  expect(totals).toMatchObject({ waited: 1e9, waiting: 2, busy: 0.25e9, length: 0.75e9, steps: 2 });
});

test("parts add up to the whole", async () => {
  const timeline = await timelineFor(PROGRAM);
  const { time } = timeline.trace.events;
  const whole = totalsOf(timeline, wholeRun(timeline));
  const cuts = [0, 0.3e9, 1e9, 1.7e9, 2.1e9, 2.5e9];
  let waited = 0;
  let busy = 0;
  for (const [index, to] of cuts.slice(1).entries()) {
    const from = cuts[index] as number;
    const first = time.findIndex((at) => at >= from);
    const part = totalsOf(timeline, { from, to, first, last: time.findLastIndex((at) => at <= to) });
    waited += part.waited;
    busy += part.busy;
  }
  expect(waited).toBe(whole.waited);
  expect(busy).toBe(whole.busy);
});
