import type { CompiledProgram, ProgramFacts } from "../../compiler/program.ts";
import type { RunOptions } from "../../runtime/program/program.ts";

/** The global function that the runtime's text defines and the program's text calls, once. */
export const ENTRY = "playloopRun";

/** What the program's text hands to the runtime beside its own function. */
export interface WorkerSettings extends RunOptions {
  readonly program: ProgramFacts;
  /** The real milliseconds that the program may run. */
  readonly patience: number;
  /** How many lines the program's code has. */
  readonly lines: number;
  /** How many lines of the worker's script come before it. */
  readonly lineOffset: number;
}

/**
 * @returns the text that follows the runtime's in a worker's script. The program is part of the script, so
 * that nothing needs to evaluate text and the policy can forbid it.
 */
export function programScript(
  runtime: string,
  program: CompiledProgram,
  options: RunOptions & Pick<WorkerSettings, "patience">,
): string {
  const { code, ...facts } = program;
  const settings: WorkerSettings = {
    program: facts,
    patience: options.patience,
    lines: countLines(code),
    lineOffset: countLines(runtime) + 1,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  };
  return `\n${ENTRY}(\n${code}\n, ${JSON.stringify(settings)});\n`;
}

function countLines(text: string): number {
  return text.split("\n").length;
}
