import fc from "fast-check";
import { expect, test } from "vitest";
import { compileInNode, runInNode } from "../../src/compiler/node.ts";
import { resultOf } from "../../src/runtime/trace/result.ts";
import { printedNatively, untilEnd } from "../support/native.ts";
import { programText } from "./random/program-text.ts";
import { programTrees } from "./random/trees.ts";

/** `RANDOM_SEED=… RANDOM_PROGRAMS=…` try others than those of every day. */
const seed = Number(process.env.RANDOM_SEED ?? 20_260);
const numRuns = Number(process.env.RANDOM_PROGRAMS ?? 300);

async function printed(source: string, marks: boolean): Promise<string[]> {
  const compilation = await compileInNode([{ path: "main.ts", source }], { marks });
  if (!compilation.ok) return compilation.diagnostics.map((diagnostic) => diagnostic.message);
  const { output, error } = resultOf(runInNode(compilation.program));
  const lines = output.map((line) => line.text);
  return error === null ? lines : [...lines, `${error.name}: ${error.message}`];
}

test(
  "a random program prints what JavaScript's own async functions print, with and without marks",
  async () => {
    await fc.assert(
      fc.asyncProperty(programTrees, async (trees) => {
        const source = programText(trees);
        const expected = untilEnd(await printedNatively(source));
        for (const marks of [true, false]) {
          expect(untilEnd(await printed(source, marks)), `marks ${marks}:\n${source}`).toEqual(expected);
        }
      }),
      { seed, numRuns },
    );
  },
  60_000 + numRuns * 100,
);
