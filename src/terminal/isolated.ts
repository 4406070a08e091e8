import { Worker } from "node:worker_threads";
import type { Diagnostic } from "../compiler/program.ts";
import { type ProgramResult, resultOf } from "../runtime/trace/result.ts";
import { siteAt, type Trace } from "../runtime/trace/trace.ts";
import { notCompiled, outOfMemory, unanswering } from "./endings.ts";
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
 * Real milliseconds beyond the program's. One that goes on ends itself, with all that it printed; only one that is in a
 * single call which does not return has to be ended from here.
 */
const GRACE = 2_000;

/**
 * Runs a file in a thread of its own, which ends with it: nothing is left for the next one.
 * @param patience real seconds that the program may compute for without a turn of its event loop: virtual time
 * costs nothing, and so one that takes longer has very likely a loop that never ends
 */
export function runIsolated(file: string, seed: number, patience: number): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./thread.ts", import.meta.url), {
      workerData: { file, seed, patience },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY, stackSizeMb: 16 },
    });
    let place: { file: string; line: number; column: number } | null = null;
    let watchdog: NodeJS.Timeout | undefined;
    let steps = 0;
    const finish = (finished: Finished): void => {
      clearTimeout(watchdog);
      resolve(finished);
      void worker.terminate();
    };
    const finishWithout = (result: ProgramResult): void => finish({ result, diagnostics: [], trace: null });
    const watch = (): void => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => finishWithout(unanswering(seed, patience, place)), patience * 1000 + GRACE);
    };
    worker.on("message", (message: FromThread) => {
      if (message.kind === "running") {
        watch();
      } else if (message.kind === "alive") {
        place = siteAt(message, message.site);
        if (message.steps > steps) watch();
        steps = message.steps;
      } else if (message.kind === "diagnostics") {
        const { diagnostics } = message;
        finish({ result: notCompiled(seed, diagnostics), diagnostics, trace: null });
      } else {
        finish({ result: resultOf(message.trace), diagnostics: [], trace: message.trace });
      }
    });
    worker.on("error", (error: Error & { code?: string }) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") finishWithout(outOfMemory(seed));
      else reject(error);
    });
  });
}
