import { expect, test } from "vitest";
import { awaitTree } from "../../../src/components/awaits/await-tree.ts";
import { Replay } from "../../../src/components/playback/state.ts";
import { eventCount } from "../../../src/runtime/trace/trace.ts";
import { traceProgram } from "../../support/run-program.ts";

/** The tree at a virtual time, in seconds, after all that happens then. */
async function treeAt(seconds: number, body: string): Promise<string[]> {
  const source = `import * as asyncio from "asyncio";\n${body}\nasyncio.run(main());`;
  const trace = await traceProgram([{ path: "main.ts", source }]);
  const replay = new Replay(trace);
  const last = trace.events.time.findLastIndex((time) => time <= seconds * 1e9);
  const { rows } = awaitTree(trace, replay.stateAt(Math.min(last, eventCount(trace) - 1)));
  return rows.map(({ branch, kind, name, site }) => {
    return branch + (kind === "task" ? `(T) ${name}` : site === null ? name : `${name}:${site.line}`);
  });
}

test("coroutines that await each other are one under the other, in one task", async () => {
  const tree = await treeAt(
    0,
    `async function inner() { await asyncio.sleep(1); }
async function outer() { await inner(); }
async function main() { await outer(); }`,
  );
  expect(tree.slice(0, 4)).toEqual([
    "└── (T) Task-1",
    "    └── main:4",
    "        └── outer:3",
    "            └── inner:2",
  ]);
});

test("the tasks of a gather are under the coroutine that awaits it", async () => {
  const tree = await treeAt(
    0,
    `async function work() { await asyncio.sleep(1); }
async function main() { await asyncio.gather(work(), work()); }`,
  );
  expect(tree.filter((line) => !line.includes("sleep"))).toEqual([
    "└── (T) Task-1",
    "    └── main:3",
    "        ├── (T) Task-2",
    "        │   └── work:2",
    "        └── (T) Task-3",
    "            └── work:2",
  ]);
});

test("a task that another one awaits is under it, and one that nobody awaits is a root", async () => {
  const tree = await treeAt(
    0,
    `async function work() { await asyncio.sleep(1); }
async function main() {
  asyncio.createTask(work(), { name: "alone" });
  await asyncio.createTask(work(), { name: "awaited" });
}`,
  );
  expect(tree.filter((line) => line.includes("(T)"))).toEqual([
    "└── (T) Task-1",
    "        └── (T) awaited",
    "└── (T) alone",
  ]);
});

test("tasks that have ended are not in it", async () => {
  expect(await treeAt(5, `async function main() { await asyncio.sleep(1); }`)).toEqual([]);
});

test("tasks that await each other in a circle are all there, and it ends", async () => {
  const tree = await treeAt(
    0,
    `const tasks = [];
async function work(other) { await asyncio.sleep(0); await tasks[other]; }
async function main() { tasks.push(asyncio.createTask(work(1)), asyncio.createTask(work(0))); await asyncio.sleep(1); }`,
  );
  expect(tree.some((line) => line.includes("Task-2"))).toBe(true);
  expect(tree.some((line) => line.includes("Task-3"))).toBe(true);
});
