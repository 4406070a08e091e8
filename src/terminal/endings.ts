import type { Diagnostic } from "../compiler/program.ts";
import type { ProgramResult } from "../runtime/trace/result.ts";

/** The results of runs that left no trace. */

/** @returns what is said of a program that computes for so many seconds without a turn of its event loop. */
export function computedTooLong(patience: number): string {
  return `the program computed for ${patience} s without coming to an end; is there a loop without an await?`;
}

/** @param place where the program was when it last told */
export function unanswering(
  seed: number,
  patience: number,
  place: { file: string; line: number; column: number } | null,
): ProgramResult {
  const frames = place === null ? [] : [{ ...place, function: "" }];
  return failed(seed, "stopped", { name: "Stopped", message: computedTooLong(patience), frames });
}

export function outOfMemory(seed: number): ProgramResult {
  const message = "the program used more memory than it may have";
  return failed(seed, "stopped", { name: "Stopped", message, frames: [] });
}

export function notCompiled(seed: number, diagnostics: readonly Diagnostic[]): ProgramResult {
  const first = diagnostics[0] as Diagnostic;
  return failed(seed, "compile-error", {
    name: "CompileError",
    message: first.message,
    frames: diagnostics.map(({ file, line, column }) => ({ file, line, column, function: "" })),
  });
}

function failed(seed: number, status: ProgramResult["status"], error: ProgramResult["error"]): ProgramResult {
  return { status, output: [], error, virtualTime: 0, seed };
}
