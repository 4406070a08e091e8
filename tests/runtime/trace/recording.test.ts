import { expect, test } from "vitest";
import { compileInNode, runInNode } from "../../../src/compiler/node.ts";
import { toChromeTrace } from "../../../src/runtime/trace/chrome.ts";
import { EventKind, NONE } from "../../../src/runtime/trace/events.ts";
import { outputOf } from "../../../src/runtime/trace/result.ts";
import {
  eventCount,
  eventsOf,
  siteAt,
  type Trace,
  textAt,
  transferables,
} from "../../../src/runtime/trace/trace.ts";

const SOURCE = `import * as asyncio from "asyncio";
async function child(n: number) {
  await asyncio.sleep(n);
  console.log("child", n);
  return Math.random();
}
async function main() {
  const task = asyncio.createTask(child(1), { name: "first" });
  const slow = asyncio.createTask(child(5));
  await task;
  slow.cancel();
  await asyncio.gather(child(0.5), child(0.25));
}
asyncio.run(main());`;

async function trace(traceEvents?: number, source = SOURCE): Promise<Trace> {
  const compilation = await compileInNode([{ path: "main.ts", source }]);
  if (!compilation.ok) throw new Error(compilation.diagnostics[0]?.message);
  return runInNode(compilation.program, {
    seed: 3,
    limits: traceEvents === undefined ? {} : { traceEvents },
  });
}

const KIND_NAMES = Object.fromEntries(Object.entries(EventKind).map(([name, kind]) => [kind, name]));

test("tells of each task's life with its time and line", async () => {
  const recorded = await trace();
  const first = [...eventsOf(recorded)].find(
    (event) => event.kind === EventKind.taskCreated && textAt(recorded, event.text) === "first",
  );
  const life = [...eventsOf(recorded)]
    .filter((event) => event.task === first?.subject && event.kind !== EventKind.callbackReady)
    .map(
      (event) => `${KIND_NAMES[event.kind]} ${event.time / 1e9} line ${siteAt(recorded, event.site)?.line}`,
    );
  expect(life).toEqual([
    "taskStarted 0 line 2",
    "timerScheduled 0 line 3",
    "taskSuspended 0 line 3",
    "taskResumed 1 line 3",
    "output 1 line 4",
    "taskFinished 1 line 5",
  ]);
  expect([first?.task, siteAt(recorded, first?.site ?? 0)?.line]).toEqual([0, 8]);
});

test("time never goes back, and a cause is always an earlier event", async () => {
  let before = 0;
  const causes: number[] = [];
  for (const event of eventsOf(await trace())) {
    expect(event.time).toBeGreaterThanOrEqual(before);
    expect(event.cause).toBeLessThan(event.index);
    before = event.time;
    if (event.cause !== NONE) causes.push(event.cause);
  }
  expect(causes.length).toBeGreaterThan(10);
});

test("a task is resumed because of what woke it", async () => {
  const recorded = await trace();
  const events = [...eventsOf(recorded)];
  const resumed = events.filter((event) => event.kind === EventKind.taskResumed);
  const chain = (index: number): string[] => {
    const event = events[index];
    return event === undefined ? [] : [KIND_NAMES[event.kind] as string, ...chain(event.cause)];
  };
  expect(chain(resumed[0]?.index ?? 0).slice(0, 3)).toEqual(["taskResumed", "timerFired", "timerScheduled"]);
});

test("two runs of a program give the same trace, byte for byte", async () => {
  const [one, two] = [await trace(), await trace()];
  for (const name of Object.keys(one.events) as (keyof Trace["events"])[]) {
    expect(Buffer.from(one.events[name].buffer as ArrayBuffer)).toEqual(
      Buffer.from(two.events[name].buffer as ArrayBuffer),
    );
  }
  expect(JSON.stringify({ ...one, events: null })).toBe(JSON.stringify({ ...two, events: null }));
});

test("a run goes on when its trace is full: what is printed is kept, the rest is counted", async () => {
  const all = await trace();
  const cut = await trace(10);
  expect(eventCount(cut) + cut.dropped).toBe(eventCount(all));
  expect([...eventsOf(cut)].slice(10).map((event) => event.kind)).toEqual(Array(3).fill(EventKind.output));
  expect(outputOf(cut)).toEqual(outputOf(all));
  expect([cut.outcome.status, cut.duration]).toEqual(["ok", all.duration]);
});

test("a trace can be handed to another thread without a copy", async () => {
  const recorded = await trace();
  const events = eventCount(recorded);
  const moved = structuredClone(recorded, { transfer: transferables(recorded) });
  expect(eventCount(moved)).toBe(events);
  expect(recorded.events.time.length).toBe(0);
});

test("the Chrome export has a lane a task, and a span for each wait", async () => {
  const recorded = await trace();
  const { traceEvents } = toChromeTrace(recorded);
  const lanes = traceEvents.filter((event) => event.name === "thread_name").map((event) => event.args?.name);
  expect(lanes.slice(0, 4)).toEqual(["event loop", "Task-1", "first", "Task-2"]);
  const spans = traceEvents.filter((event) => event.ph === "X");
  expect(spans).toContainEqual(expect.objectContaining({ name: "sleep(1)", ts: 0, dur: 1_000_000 }));
  expect(spans.every((event) => (event.dur ?? -1) >= 0)).toBe(true);
  expect(JSON.parse(JSON.stringify(traceEvents))).toEqual(traceEvents);
});
