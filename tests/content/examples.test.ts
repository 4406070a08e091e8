import { expect, test } from "vitest";
import { difference, exampleNames, loadExample } from "../../src/content/examples.ts";
import { runProgram } from "../support/run-program.ts";

const FOLDER = new URL("../../src/content/examples/", import.meta.url);

test.each(exampleNames(FOLDER))("example %s compiles and prints what it must", async (name) => {
  const example = await loadExample(FOLDER, name);
  expect(example.trace.outcome).toBeDefined();
});

const PROGRAM = `import * as asyncio from "asyncio";
async function main() { await asyncio.sleep(1); console.log("a"); }
asyncio.run(main());`;

test.each([
  [{ virtualTime: 1, output: [{ t: 1, text: "a" }] }, null],
  [
    { virtualTime: 1, output: [{ t: 1, text: "b" }] },
    'line 1 must be "b" on stdout at 1 s, but is "a" on stdout at 1 s',
  ],
  [
    { virtualTime: 1, output: [{ t: 2, text: "a" }] },
    'line 1 must be "a" on stdout at 2 s, but is "a" on stdout at 1 s',
  ],
  [{ virtualTime: 1, output: [] }, 'line 1 must be absent, but is "a" on stdout at 1 s'],
  [{ virtualTime: 2, output: [{ t: 1, text: "a" }] }, "it must take 2 s of virtual time, but takes 1 s"],
  [
    { virtualTime: 1, output: [{ t: 1, text: "a" }], error: "ValueError: no" },
    "its uncaught exception must be ValueError: no, but is none",
  ],
])("what an example must do, %j, is compared with what it does", async (expected, problem) => {
  expect(difference(expected, await runProgram([{ path: "main.ts", source: PROGRAM }]))).toBe(problem);
});
