/** The thread that compiles and runs one file. */

import { parentPort, workerData } from "node:worker_threads";
import { compileInNode, runInNode } from "../compiler/node.ts";
import type { Diagnostic } from "../compiler/program.ts";
import type { Trace } from "../runtime/trace/trace.ts";
import { transferables } from "../runtime/trace/trace.ts";
import { computedTooLong } from "./endings.ts";
import { readProgram } from "./source-files.ts";

/** What the thread tells. */
export type FromThread =
  | { readonly kind: "diagnostics"; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: "running" }
  | {
      readonly kind: "alive";
      readonly site: number;
      readonly steps: number;
      readonly files: readonly string[];
      readonly sites: Int32Array;
    }
  | { readonly kind: "ended"; readonly trace: Trace };

/** How often, in real milliseconds, a program that computes says where it is. */
const HEARTBEAT = 500;

const { file, seed, patience } = workerData as { file: string; seed: number; patience: number };
const port = parentPort as NonNullable<typeof parentPort>;
const tell = (message: FromThread, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);

const compilation = await compileInNode(readProgram(file));
if (!compilation.ok) {
  tell({ kind: "diagnostics", diagnostics: compilation.diagnostics });
} else {
  const { program } = compilation;
  const sites = Int32Array.from(program.sites);
  let last = performance.now();
  let progress = { steps: 0, since: last };
  tell({ kind: "running" });
  const trace = runInNode(program, {
    seed,
    limits: { steps: 100_000_000, prints: 10_000_000 },
    alive: (site, steps) => {
      const now = performance.now();
      if (now - last < HEARTBEAT) return null;
      last = now;
      tell({ kind: "alive", site, steps, files: program.files, sites });
      if (steps > progress.steps) progress = { steps, since: now };
      return now - progress.since < patience * 1000 ? null : computedTooLong(patience);
    },
  });
  tell({ kind: "ended", trace }, transferables(trace));
}
