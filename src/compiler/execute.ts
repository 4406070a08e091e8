import type { Limits } from "../runtime/loop/run.ts";
import { type ProgramFunction, runProgram } from "../runtime/program/program.ts";
import type { Trace } from "../runtime/trace/trace.ts";
import { format } from "./format.ts";
import { frameLocator, type Placement } from "./frames.ts";
import type { ProgramFacts } from "./program.ts";

/** How deep a JavaScript stack is kept: enough for a reader's nested calls and the runtime's below them. */
const STACK_FRAMES = 100;

export interface ExecuteOptions {
  readonly seed?: number;
  readonly limits?: Partial<Limits>;
  /** Where the program's text stands, so that a stack's lines can be told apart. */
  readonly placement: Placement;
  /** Called now and then while a program goes on, as the runtime's `Host` says. */
  alive?(site: number, steps: number): string | null;
}

/**
 * Runs a compiled program to its end on the runtime.
 * @param evaluate what evaluating the program's code gave
 */
export function execute(program: ProgramFacts, evaluate: ProgramFunction, options: ExecuteOptions): Trace {
  // V8's setting for all errors of this thread; other engines ignore it.
  (Error as { stackTraceLimit?: number }).stackTraceLimit = STACK_FRAMES;
  return runProgram(
    { evaluate, files: program.files, sites: Int32Array.from(program.sites) },
    {
      format,
      locate: frameLocator(program, options.placement),
      alive: options.alive ?? (() => null),
    },
    {
      ...(options.seed === undefined ? {} : { seed: options.seed }),
      ...(options.limits === undefined ? {} : { limits: options.limits }),
    },
  );
}
