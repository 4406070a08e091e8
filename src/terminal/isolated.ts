import { Worker } from "node:worker_threads";
import type { Diagnostic } from "../compiler/program.ts";
import { type ProgramResult, resultOf } from "../runtime/trace/result.ts";
import { siteAt, type Trace } from "../runtime/trace/trace.ts";
import type { FromThread } from "./thread.ts";

/** How a file's run ended. */
export interface Finished {
  readonly result: ProgramResult;
  /** What the compiler found wrong; empty when it compiled. */
  readonly diagnostics: readonly Diagnostic[];
  /** Null when the program was not run to its end. */
  readonly trace: Trace | null;
}

/**
 * What the thread's heap may hold, in megabytes. A program that wants more ends with a message; without a
 * limit the machine would end it, and whatever runs beside it.
 */
const MEMORY = 1792;

/**
 * Runs a file in a thread of its own, which ends with it: nothing is left for the next one.
 * @param patience real seconds that the program may compute for without a turn of its event loop: virtual time
 * costs nothing, and so one that takes longer has very likely a loop that never ends
 */
export function runIsolated(file: string, seed: number, patience: number): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./thread.ts", import.meta.url), {
      workerData: { file, seed },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY, stackSizeMb: 16 },
    });
    let place: { file: string; line: number; column: number } | null = null;
    let watchdog: NodeJS.Timeout | undefined;
    let steps = 0;
    const watch = (): void => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => finish(stopped(seed, patience, place)), patience * 1000);
    };
    const finish = (finished: Finished): void => {
      clearTimeout(watchdog);
      resolve(finished);
      void worker.terminate();
    };
    worker.on("message", (message: FromThread) => {
      if (message.kind === "running") {
        watch();
      } else if (message.kind === "alive") {
        place = siteAt(message, message.site);
        if (message.steps > steps) watch();
        steps = message.steps;
      } else if (message.kind === "diagnostics") {
        finish(notCompiled(seed, message.diagnostics));
      } else {
        finish({ result: resultOf(message.trace), diagnostics: [], trace: message.trace });
      }
    });
    worker.on("error", (error: Error & { code?: string }) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") finish(outOfMemory(seed));
      else reject(error);
    });
  });
}

function failed(seed: number, status: ProgramResult["status"], error: ProgramResult["error"]): ProgramResult {
  return { status, output: [], error, virtualTime: 0, seed };
}

function stopped(
  seed: number,
  patience: number,
  place: { file: string; line: number; column: number } | null,
): Finished {
  const where = place === null ? "" : ` near ${place.file}:${place.line}`;
  const message = `the program computed for ${patience} s without coming to an end${where}; is there a loop without an await?`;
  const frames = place === null ? [] : [{ ...place, function: "" }];
  return {
    result: failed(seed, "stopped", { name: "Stopped", message, frames }),
    diagnostics: [],
    trace: null,
  };
}

function outOfMemory(seed: number): Finished {
  const message = "the program used more memory than it may have";
  return {
    result: failed(seed, "stopped", { name: "Stopped", message, frames: [] }),
    diagnostics: [],
    trace: null,
  };
}

function notCompiled(seed: number, diagnostics: readonly Diagnostic[]): Finished {
  const first = diagnostics[0] as Diagnostic;
  const error = {
    name: "CompileError",
    message: first.message,
    frames: diagnostics.map(({ file, line, column }) => ({ file, line, column, function: "" })),
  };
  return { result: failed(seed, "compile-error", error), diagnostics, trace: null };
}
