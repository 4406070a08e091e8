import { globSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { resultOf } from "../../src/runtime/trace/result.ts";
import { traceProgram } from "../support/run-program.ts";
import { sameTrace } from "../support/same-trace.ts";
import { comparableOutput } from "./referee/comparable-output.ts";
import { createReferee, type PrintedLine, type Referee } from "./referee/referee.ts";

// Written by hand, and what random programs (`npm run fuzz`) found.
const folder = new URL("./", import.meta.url);
const scenarios = globSync("{scenarios,regressions}/**/*.py", { cwd: folder.pathname })
  .map((path) => path.replace(/\.py$/, ""))
  .sort();

interface Run {
  output: readonly Readonly<PrintedLine>[];
  status: string;
  virtualTime: number;
  error: { readonly name: string; readonly message: string } | null;
}

/** What both languages must agree on. A stop's own text is not CPython's, an uncaught error's is. */
function comparable({ output, status, error, virtualTime }: Run) {
  return {
    output: comparableOutput(output),
    status,
    error: status === "error" && error ? { name: error.name, message: error.message } : null,
    nanoseconds: Math.round(virtualTime * 1e9),
  };
}

describe("scenarios print in TypeScript what they print in CPython, and leave the same trace twice", () => {
  let referee: Referee;
  beforeAll(async () => {
    referee = await createReferee();
  }, 60_000);

  test.each(scenarios)("%s", async (path) => {
    const python = readFileSync(new URL(`${path}.py`, folder), "utf8");
    const typescript = readFileSync(new URL(`${path}.ts`, folder), "utf8");
    const program = [{ path: "main.ts", source: typescript }];
    const trace = await traceProgram(program);
    expect(comparable(resultOf(trace))).toEqual(comparable(referee.run(python)));
    expect(sameTrace(trace, await traceProgram(program))).toBe(true);
  });
});
