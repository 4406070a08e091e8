import { expect, test } from "vitest";
import { lanesOf } from "../../../src/components/timeline/lanes.ts";
import { eventCount } from "../../../src/runtime/trace/trace.ts";
import { traceProgram } from "../../support/run-program.ts";

const SECOND = 1e9;

function trace(source: string) {
  return traceProgram([{ path: "main.ts", source: `import * as asyncio from "asyncio";\n${source}` }]);
}

const FAMILY = `
async function leaf(delay) { await asyncio.sleep(delay); }
async function branch(delay) { await asyncio.gather(leaf(delay), leaf(delay)); }
async function main() {
  const first = asyncio.createTask(branch(1), { name: "first" });
  const second = asyncio.createTask(branch(2), { name: "second" });
  await first;
  await second;
}
asyncio.run(main());`;

test("lanes are the tree of tasks: each after its creator, siblings in order of creation", async () => {
  const { lanes } = lanesOf(await trace(FAMILY));
  expect(lanes.map(({ depth, name, coroutine }) => `${"  ".repeat(depth)}${name} ${coroutine}`)).toEqual([
    "Task-1 main",
    "  first branch",
    "    Task-2 leaf",
    "    Task-3 leaf",
    "  second branch",
    "    Task-4 leaf",
    "    Task-5 leaf",
  ]);
});

test("spans say what a task waited for, from when to when, and where", async () => {
  const { lanes } = lanesOf(await trace(FAMILY));
  const spans = lanes[0]?.spans.map(({ text, from, to, isOpen }) => [
    text,
    from / SECOND,
    to / SECOND,
    isOpen,
  ]);
  expect(spans).toEqual([
    ["first", 0, 1, false],
    ["second", 1, 2, false],
  ]);
  expect(lanes[0]?.spans[0]?.site?.line).toBe(7 + 1);
  expect(lanes[0]?.steps.map((time) => time / SECOND)).toEqual([0, 1, 2]);
});

test("a wait that takes no virtual time is no span", async () => {
  const { lanes } = lanesOf(
    await trace(
      `async function main() { await asyncio.sleep(0); await asyncio.sleep(1); }\nasyncio.run(main());`,
    ),
  );
  expect(lanes[0]?.spans.map(({ text }) => text)).toEqual(["sleep(1)"]);
});

test("a lane ends as its task did", async () => {
  const { lanes } = lanesOf(
    await trace(`
async function fine() {}
async function fails() { throw new Error("no"); }
async function waits() { await asyncio.sleep(9); }
async function main() {
  const tasks = [fine(), fails(), waits()].map((coro) => asyncio.createTask(coro));
  await asyncio.sleep(1);
  tasks[2].cancel();
  await asyncio.gather(...tasks, { returnExceptions: true });
}
asyncio.run(main());`),
  );
  expect(lanes.map(({ coroutine, end }) => [coroutine, end?.how, end?.message])).toEqual([
    ["main", "finished", ""],
    ["fine", "finished", ""],
    ["fails", "failed", "Error: no"],
    ["waits", "cancelled", ""],
  ]);
});

test("in a deadlock the last wait is open and the lane has no end", async () => {
  const { lanes, now } = lanesOf(
    await trace(
      `async function main() { await asyncio.sleep(1); await new asyncio.Future(); }\nasyncio.run(main());`,
    ),
  );
  expect(lanes[0]?.spans.at(-1)).toMatchObject({ text: "future", from: SECOND, isOpen: true });
  expect(lanes[0]?.end).toBeNull();
  expect(now).toBe(SECOND);
});

test("at a playhead, lanes show what had happened by then", async () => {
  const whole = await trace(FAMILY);
  const times = whole.events.time;
  const playhead = times.findIndex((time) => time === 2 * SECOND);
  const { lanes, now } = lanesOf(whole, playhead);
  expect(now).toBe(SECOND);
  expect(lanes.find(({ name }) => name === "first")?.end?.how).toBe("finished");
  expect(lanes.find(({ name }) => name === "second")?.spans[0]).toMatchObject({ isOpen: true, to: SECOND });
  expect(lanesOf(whole, 0).lanes).toEqual([]);
  expect(lanesOf(whole, eventCount(whole))).toEqual(lanesOf(whole));
});
