import { expect, test } from "vitest";
import { consoleEntries } from "../../../src/components/console/entries.ts";
import { traceProgram } from "../../support/run-program.ts";

const SOURCE = `import * as asyncio from "asyncio";
async function main() {
  console.log("out");
  await asyncio.sleep(1.5);
  console.error("err");
  throw new Error("no");
}
asyncio.run(main());`;

test("the console has what was printed, on which stream, when and where, and the error that ended the run", async () => {
  const entries = consoleEntries(await traceProgram([{ path: "main.ts", source: SOURCE }]));
  expect(entries.map(({ kind, time, site }) => [kind, time / 1e9, site?.line])).toEqual([
    ["stdout", 0, 3],
    ["stderr", 1.5, 5],
    ["error", 1.5, undefined],
  ]);
  expect(entries.at(-1)).toMatchObject({ error: { name: "Error", message: "no" } });
});

test("at a playhead, the console has what was printed by then", async () => {
  const trace = await traceProgram([{ path: "main.ts", source: SOURCE }]);
  const [first] = consoleEntries(trace);
  expect(consoleEntries(trace, (first?.index ?? 0) + 1)).toEqual([first]);
  expect(consoleEntries(trace, first?.index)).toEqual([]);
});

test("each line names the task that printed it; outside of tasks there is none", async () => {
  const trace = await traceProgram([
    {
      path: "main.ts",
      source: `import * as asyncio from "asyncio";
async function say() { console.log("in a task"); }
console.log("before");
async function main() { await asyncio.createTask(say(), { name: "speaker" }); console.log("main"); }
asyncio.run(main());`,
    },
  ]);
  expect(consoleEntries(trace).map(({ task }) => task)).toEqual([null, "speaker", "Task-1"]);
});
