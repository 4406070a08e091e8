import { compileInNode, runInNode } from "../../src/compiler/node.ts";
import type { SourceFile } from "../../src/compiler/program.ts";
import { type ProgramResult, resultOf } from "../../src/runtime/trace/result.ts";
import type { Trace } from "../../src/runtime/trace/trace.ts";

/** Compiles and runs a program; a program that does not compile fails the test. */
export async function traceProgram(files: readonly SourceFile[], seed = 0): Promise<Trace> {
  const compilation = await compileInNode(files);
  if (!compilation.ok) throw new Error(`does not compile: ${JSON.stringify(compilation.diagnostics)}`);
  return runInNode(compilation.program, { seed });
}

/** Compiles and runs a program, and reads from its trace what `npm run play -- --json` prints. */
export async function runProgram(files: readonly SourceFile[]): Promise<ProgramResult> {
  return resultOf(await traceProgram(files));
}

/** Runs one file of a program, and returns the lines that it printed. */
export async function printedBy(source: string): Promise<string[]> {
  const result = await runProgram([{ path: "main.ts", source }]);
  if (result.error !== null) throw new Error(`${result.error.name}: ${result.error.message}`);
  return result.output.map((line) => line.text);
}
