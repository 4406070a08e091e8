import fc from "fast-check";
import { expect, test } from "vitest";
import { ReplayedState } from "../../../src/components/playback/replayed-state.ts";
import { type LoopState, Replay } from "../../../src/components/playback/state.ts";
import { NONE } from "../../../src/runtime/trace/events.ts";
import { eventCount, type Trace } from "../../../src/runtime/trace/trace.ts";
import { generate } from "../../conformance/fuzz/generate.ts";
import { write } from "../../conformance/fuzz/write.ts";
import { traceProgram } from "../../support/run-program.ts";

const SEED = 5;
const PROGRAMS = 30;

/** The trace of a random program with tasks, locks, queues, cancellation and time-outs. */
function randomTrace(index: number): Promise<Trace> {
  return traceProgram([{ path: "main.ts", source: write(generate(SEED, index)).ts }]);
}

/** Every state of a trace, each from the first event on. */
function statesFromTheStart(trace: Trace): LoopState[] {
  const state = new ReplayedState();
  const states: LoopState[] = [plain(state.copy())];
  while (states.length <= eventCount(trace)) {
    state.advance(trace);
    states.push(plain(state.copy()));
  }
  return states;
}

/** What the views see of a state. */
function plain(state: LoopState): LoopState {
  const { playhead, time, isLoopRunning, running, callback, ready, timers, tasks, resources, requests } =
    state;
  return { playhead, time, isLoopRunning, running, callback, ready, timers, tasks, resources, requests };
}

test("stepping forward, back and anywhere gives the state that a fresh replay gives", async () => {
  for (let index = 0; index < PROGRAMS; index += 1) {
    const trace = await randomTrace(index);
    const expected = statesFromTheStart(trace);
    const last = eventCount(trace) - 1;
    const replay = new Replay(trace);
    const forward: LoopState[] = [];
    for (let at = -1; at <= last; at += 1) forward.push(replay.stateAt(at));
    expect(forward.map(plain)).toEqual(expected);
    for (let at = last; at >= -1; at -= 1) expect(plain(replay.stateAt(at))).toEqual(expected[at + 1]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: last }), { maxLength: 20 }), (places) => {
        const other = new Replay(trace);
        for (const at of places) expect(plain(other.stateAt(at))).toEqual(expected[at + 1]);
      }),
      { seed: SEED, numRuns: 5 },
    );
    // What was handed out has not changed under later steps.
    expect(forward.map(plain)).toEqual(expected);
  }
}, 120_000);

test("at every event each task is in one place, and timers are in order", async () => {
  for (let index = 0; index < PROGRAMS; index += 1) {
    const trace = await randomTrace(index);
    const replay = new Replay(trace);
    for (let at = 0; at < eventCount(trace); at += 1) {
      const state = replay.stateAt(at);
      const queued = state.ready.map(({ task }) => task).filter((task) => task !== NONE);
      expect(new Set(queued).size, `a task stands twice in the ready queue at ${at}`).toBe(queued.length);
      for (const task of state.tasks.values()) {
        const isAboutToRun = state.callback?.task === task.id;
        const isQueued = queued.includes(task.id) || isAboutToRun;
        if (task.status === "ready" && task.cause !== at)
          expect(isQueued, `${task.name} at ${at}`).toBe(true);
        if (task.status === "finished") expect(queued).not.toContain(task.id);
      }
      expect(state.timers.map(({ when }) => when)).toEqual(
        state.timers.map(({ when }) => when).sort((one, other) => one - other),
      );
    }
    expect(replay.stateAt(eventCount(trace) - 1).running).toBe(NONE);
  }
}, 120_000);

test("a long trace is sought within a millisecond, at 200,000 events", async () => {
  const trace = await traceProgram([
    {
      path: "main.ts",
      source: `import * as asyncio from "asyncio";
async function worker() { for (let turn = 0; turn < 40; turn++) await asyncio.sleep(turn % 7); }
async function main() { for (let round = 0; round < 1; round++) await asyncio.gather(...Array.from({ length: 1000 }, worker)); }
asyncio.run(main());`,
    },
  ]);
  const replay = new Replay(trace);
  replay.stateAt(eventCount(trace));
  const places = Array.from({ length: 200 }, (_, index) => (index * 7919 * 31) % eventCount(trace));
  const times = places.map((place) => {
    const start = performance.now();
    replay.stateAt(place);
    return performance.now() - start;
  });
  const median = times.sort((one, other) => one - other)[100] as number;
  // The aim is 1 ms; a busy machine gets some room.
  expect(median).toBeLessThan(4);
}, 60_000);
