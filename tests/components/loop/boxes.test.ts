import { expect, test } from "vitest";
import { type Boxes, boxesOf } from "../../../src/components/loop/boxes.ts";
import { Replay } from "../../../src/components/playback/state.ts";
import { eventCount, type Trace } from "../../../src/runtime/trace/trace.ts";
import { generate } from "../../conformance/fuzz/generate.ts";
import { write } from "../../conformance/fuzz/write.ts";
import { traceProgram } from "../../support/run-program.ts";

const GATE = `import * as asyncio from "asyncio";
async function work(gate, id) { await using _ = await gate; await asyncio.sleep(id); if (id === 2) throw new Error("no"); }
async function main() {
  const gate = new asyncio.Semaphore(2);
  await asyncio.gather(...[1, 2, 3, 4].map((id) => work(gate, id)), { returnExceptions: true });
}
asyncio.run(main());`;

/** The boxes after the last event of each virtual time, by that time in seconds. */
function boxesByTime(trace: Trace): Map<number, Boxes> {
  const replay = new Replay(trace);
  const byTime = new Map<number, Boxes>();
  for (let at = 0; at < eventCount(trace); at += 1) {
    byTime.set((trace.events.time[at] as number) / 1e9, boxesOf(replay.stateAt(at)));
  }
  return byTime;
}

test("sleepers stand among the timers by their time, the others wait, and the ended say how", async () => {
  const boxes = boxesByTime(await traceProgram([{ path: "main.ts", source: GATE }]));
  const names = (list: Boxes["timers"] | undefined) =>
    list?.map(({ due, name, detail }) => [due, name, detail].filter(Boolean).join(" "));
  expect(names(boxes.get(0)?.timers)).toEqual(["1.000 Task-2 sleep(1)", "2.000 Task-3 sleep(2)"]);
  expect(names(boxes.get(0)?.waiting)).toEqual([
    "Task-1 gather of 4",
    "Task-4 Semaphore(2)",
    "Task-5 Semaphore(2)",
  ]);
  expect(names(boxes.get(2)?.ended)).toEqual(["Task-2 finished", "Task-3 failed"]);
  expect(boxes.get(0)?.running).toBe(null);
});

test("at every event of random programs each task is in exactly one box", async () => {
  for (let index = 0; index < 15; index += 1) {
    const trace = await traceProgram([{ path: "main.ts", source: write(generate(11, index)).ts }]);
    const replay = new Replay(trace);
    for (let at = -1; at < eventCount(trace); at += 1) {
      const state = replay.stateAt(at);
      const { running, ready, timers, io, waiting, ended } = boxesOf(state);
      const keys = [
        ...(running === null ? [] : [running]),
        ...ready,
        ...timers,
        ...io,
        ...waiting,
        ...ended,
      ].map(({ key }) => key);
      expect(new Set(keys).size, `a thing is in two boxes at ${at}`).toBe(keys.length);
      for (const task of state.tasks.values()) {
        // Between two events that belong together a task is nowhere: it runs inside another, or is being queued.
        if (task.isInternal || task.status === "ready" || task.status === "running") continue;
        expect(keys, `${task.name} at ${at}`).toContain(`task-${task.id}`);
      }
    }
  }
}, 60_000);
