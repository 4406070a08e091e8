import { Worker } from "node:worker_threads";
import type { Finding, RangeResult } from "./check.ts";
import type { RangeRequest } from "./worker.ts";

const RANGE = 25;

export interface FuzzOptions {
  readonly seed: number;
  /** The first program's number. */
  readonly from: number;
  readonly programs: number;
  readonly threads: number;
  /** Ends the search once this many programs differed. */
  readonly mostFindings: number;
  /** Told after each range. */
  progress?(sofar: Omit<FuzzResult, "findings">): void;
}

export interface FuzzResult {
  readonly compared: number;
  readonly lines: number;
  readonly endless: number;
  readonly findings: readonly Finding[];
}

/** Compares random programs in several threads. The findings are in the order of their numbers. */
export async function fuzz(options: FuzzOptions): Promise<FuzzResult> {
  const end = options.from + options.programs;
  let next = options.from;
  const sofar = { compared: 0, lines: 0, endless: 0 };
  const findings: Finding[] = [];
  const workers = Array.from(
    { length: options.threads },
    () => new Worker(new URL("./worker.ts", import.meta.url)),
  );
  const work = async (worker: Worker): Promise<void> => {
    while (next < end && findings.length < options.mostFindings) {
      const from = next;
      next = Math.min(end, from + RANGE);
      const result = await ask(worker, { seed: options.seed, from, to: next });
      sofar.compared += result.equal + result.endless + result.findings.length;
      sofar.lines += result.lines;
      sofar.endless += result.endless;
      findings.push(...result.findings);
      options.progress?.(sofar);
    }
  };
  try {
    await Promise.all(workers.map(work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return { ...sofar, findings: findings.sort((a, b) => a.index - b.index) };
}

function ask(worker: Worker, request: RangeRequest): Promise<RangeResult> {
  return new Promise((resolve, reject) => {
    worker.once("message", (result: RangeResult) => {
      worker.off("error", reject);
      resolve(result);
    });
    worker.once("error", reject);
    worker.postMessage(request);
  });
}
