/**
 * The runtime's text in a sandbox's worker: a classic script, followed by the program's. It runs one program
 * and says how that went.
 */
import { execute } from "../../compiler/execute.ts";
import type { ProgramFunction } from "../../runtime/program/program.ts";
import { transferables } from "../../runtime/trace/trace.ts";
import { busyFor } from "../ending.ts";
import type { FromWorker } from "../protocol.ts";
import { ENTRY, type WorkerSettings } from "./program-script.ts";

/** Real milliseconds between two signs of life. */
const HEARTBEAT = 200;
/** The most that one of them counts for. */
const MOST_PER_BEAT = 1_000;

interface WorkerScope {
  postMessage(message: FromWorker, transfer: Transferable[]): void;
}

const post = (globalThis as unknown as WorkerScope).postMessage.bind(globalThis);
const scriptUrl = location.href;

function tell(message: FromWorker, buffers: ArrayBuffer[] = []): void {
  post(message, buffers);
}

/** A program sees none of these anyway, its globals being its own; one that finds a way shall not find them. */
function hideMessaging(): void {
  for (const name of [ENTRY, "postMessage", "close", "Worker"]) {
    let holder: object | null = globalThis;
    for (; holder !== null; holder = Object.getPrototypeOf(holder)) Reflect.deleteProperty(holder, name);
  }
}

/**
 * Makes the function that tells where the program is, at most every so often, and ends it when its time is over: so its
 * trace is kept, and what it printed.
 * @param patience the real milliseconds that it may run
 */
function heartbeat(patience: number): (site: number) => string | null {
  let told = Number.NEGATIVE_INFINITY;
  let last = performance.now();
  let ran = 0;
  return (site) => {
    const now = performance.now();
    if (now - told < HEARTBEAT) return null;
    // While the machine slept, the program did not run.
    ran += Math.min(now - last, MOST_PER_BEAT);
    last = now;
    told = now;
    tell({ kind: "alive", site });
    return ran < patience ? null : busyFor(patience);
  };
}

function runProgram(evaluate: ProgramFunction, settings: WorkerSettings): void {
  hideMessaging();
  tell({ kind: "started" });
  const { program, lineOffset, lines, patience, ...options } = settings;
  try {
    const trace = execute(program, evaluate, {
      ...options,
      placement: { lineOffset, lines, isProgram: (script) => script === scriptUrl },
      alive: heartbeat(patience),
    });
    const buffers = transferables(trace);
    tell({ kind: "finished", trace, buffers }, buffers);
  } catch (error) {
    tell({ kind: "failed", message: String(error) });
  }
}

Object.defineProperty(globalThis, ENTRY, { value: runProgram, configurable: true });
