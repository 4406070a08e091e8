/** The compiler in Node: for the terminal, for the site's build, and for the tests. */

import { Script } from "node:vm";
import { transform } from "esbuild-wasm";
import type { ProgramFunction } from "../runtime/program/program.ts";
import type { Trace } from "../runtime/trace/trace.ts";
import { compile } from "./compile.ts";
import { type ExecuteOptions, execute } from "./execute.ts";
import type { Compilation, CompiledProgram, CompileOptions, SourceFile } from "./program.ts";

const SCRIPT = "playloop:program";

/** Compiles a program with esbuild-wasm, as the page does. The first file is where it starts. */
export function compileInNode(
  files: readonly SourceFile[],
  options: CompileOptions = {},
): Promise<Compilation> {
  return compile(files, transform, options);
}

/**
 * Runs a compiled program in this thread, to its end. An endless loop without `await` does not return: who
 * runs what strangers wrote does so in a thread that can be ended.
 */
export function runInNode(program: CompiledProgram, options: Omit<ExecuteOptions, "placement"> = {}): Trace {
  // In this context, so that an error of the program's is an `Error` to the runtime; what the program must
  // not see is hidden by its parameters.
  const evaluate = new Script(program.code, { filename: SCRIPT }).runInThisContext() as ProgramFunction;
  return execute(program, evaluate, {
    ...options,
    placement: {
      lineOffset: 0,
      lines: program.code.split("\n").length,
      isProgram: (script) => script === SCRIPT,
    },
  });
}
