/**
 * The runtime's text in a sandbox's worker: a classic script, followed by the program's. It runs one program
 * and says how that went.
 */
import { execute } from "../../compiler/execute.ts";
import type { ProgramFunction } from "../../runtime/program/program.ts";
import { transferables } from "../../runtime/trace/trace.ts";
import type { FromWorker } from "../protocol.ts";
import { ENTRY, type WorkerSettings } from "./program-script.ts";

/** Real milliseconds between two signs of life. */
const HEARTBEAT = 200;

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

/** Makes the function that tells where the program is, at most every so often. */
function heartbeat(): (site: number) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (site) => {
    const now = performance.now();
    if (now - last < HEARTBEAT) return;
    last = now;
    tell({ kind: "alive", site });
  };
}

function runProgram(evaluate: ProgramFunction, settings: WorkerSettings): void {
  hideMessaging();
  tell({ kind: "started" });
  const { program, lineOffset, lines, ...options } = settings;
  try {
    const trace = execute(program, evaluate, {
      ...options,
      placement: { lineOffset, lines, isProgram: (script) => script === scriptUrl },
      alive: heartbeat(),
    });
    const buffers = transferables(trace);
    tell({ kind: "finished", trace, buffers }, buffers);
  } catch (error) {
    tell({ kind: "failed", message: String(error) });
  }
}

Object.defineProperty(globalThis, ENTRY, { value: runProgram, configurable: true });
