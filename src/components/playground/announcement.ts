import { EventKind } from "../../runtime/trace/events.ts";
import type { Trace } from "../../runtime/trace/trace.ts";
import { count, duration } from "../words.ts";
import type { Result } from "./store.ts";

/** @returns what came of a run, in one sentence. */
export function announcementOf(result: Result): string {
  switch (result.kind) {
    case "trace":
      return `${ENDED[result.trace.outcome.status]}: ${summaryOf(result.trace)}.`;
    case "compile-error":
      return `The program was not run: ${count(result.diagnostics.length, "error")} found in it.`;
    case "stopped":
      return `The run was stopped: ${result.message}`;
    case "unavailable":
      return "The program could not be run.";
  }
}

/** @returns how much a run printed, and how long it took in virtual time. */
export function summaryOf(trace: Trace): string {
  const lines = trace.events.kind.filter((kind) => kind === EventKind.output).length;
  return `${count(lines, "line")}, ${duration(trace.duration)} of virtual time`;
}

const ENDED = {
  ok: "Run finished",
  error: "Run ended with an error",
  deadlock: "Run ended in a deadlock",
  stopped: "Run stopped at a limit",
  "compile-error": "The program was not run",
} as const;
