import { expect, test } from "vitest";
import { formatTraceback } from "../../src/runtime/builtins/report.ts";
import { EventKind } from "../../src/runtime/trace/events.ts";
import { eventsOf, siteAt } from "../../src/runtime/trace/trace.ts";
import { printedBy, traceProgram } from "../support/run-program.ts";

test("a coroutine that nobody awaited is told of with the line that made it, once a line", async () => {
  const source = `import * as asyncio from "asyncio";
async function fetch() {}
async function main() {
  for (let i = 0; i < 3; i++) fetch();
  fetch();
}
asyncio.run(main());
const outside = fetch();
`;
  expect(await printedBy(source)).toEqual([
    "main.ts:4: RuntimeWarning: coroutine 'fetch' was never awaited",
    "main.ts:5: RuntimeWarning: coroutine 'fetch' was never awaited",
    "main.ts:8: RuntimeWarning: coroutine 'fetch' was never awaited",
  ]);
});

test("an uncaught exception group is a tree", async () => {
  const source = `import { ExceptionGroup, KeyError, ValueError } from "builtins";
const inner = new ExceptionGroup("inner", [new KeyError("k")]);
throw new ExceptionGroup("outer", [new ValueError("v", { cause: new KeyError("why") }), inner]);
`;
  const trace = await traceProgram([{ path: "main.ts", source }]);
  const record = trace.outcome.error;
  if (record === null) throw new Error("it was caught");
  const lines = formatTraceback(record).split("\n");
  expect(lines.filter((line) => !/(Traceback|File)/.test(line))).toEqual([
    "  | ExceptionGroup: outer (2 sub-exceptions)",
    "  +-+---------------- 1 ----------------",
    "    | KeyError: 'why'",
    "    | ",
    "    | The above exception was the direct cause of the following exception:",
    "    | ",
    "    | ValueError: v",
    "    +---------------- 2 ----------------",
    "    | ExceptionGroup: inner (1 sub-exception)",
    "    +-+---------------- 1 ----------------",
    "      | KeyError: 'k'",
    "      +------------------------------------",
  ]);
  expect(lines[0]).toBe("  + Exception Group Traceback (most recent call last):");
});

test("a blocking sleep is in the trace, with its line and how long it takes", async () => {
  const source = `import * as time from "time";
time.sleep(0.5);
time.sleep(2);
`;
  const trace = await traceProgram([{ path: "main.ts", source }]);
  const blocked = [...eventsOf(trace)].filter((event) => event.kind === EventKind.blocked);
  expect(blocked.map(({ time, value, site }) => [time, value, siteAt(trace, site)?.line])).toEqual([
    [0, 5e8, 2],
    [5e8, 2e9, 3],
  ]);
  expect(trace.duration).toBe(2.5e9);
});

test("an error that leaves a finally block keeps the line that raised it", async () => {
  const source = `import * as asyncio from "asyncio";
import { ValueError } from "builtins";
async function main() {
  try {
    await asyncio.sleep(1);
    throw new ValueError("here");
  } finally {
    await asyncio.sleep(1);
  }
}
asyncio.run(main());
`;
  const trace = await traceProgram([{ path: "main.ts", source }]);
  expect(trace.outcome.error?.frames.map(({ line, function: name }) => `${name}:${line}`)).toEqual([
    "<module>:11",
    "main:6",
  ]);
});

test("a cancellation that was caught keeps the await at which it came in", async () => {
  const trace = await traceProgram([
    {
      path: "main.ts",
      source: `import * as asyncio from "asyncio";
async function work() {
  try {
    await asyncio.sleep(9);
  } catch {
    throw new Error("while cleaning up");
  }
}
async function main() {
  const task = asyncio.createTask(work());
  await asyncio.sleep(1);
  task.cancel();
  await task;
}
asyncio.run(main());`,
    },
  ]);
  const { error } = trace.outcome;
  expect(error?.cause?.error).toMatchObject({
    name: "CancelledError",
    frames: [{ line: 4, function: "work" }],
  });
  expect(error?.frames.map(({ line, function: name }) => [line, name])).toEqual([
    [15, "<module>"],
    [13, "main"],
    [6, "work"],
  ]);
});
