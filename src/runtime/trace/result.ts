import { toSeconds } from "../loop/clock.ts";
import { EventKind, Stream } from "./events.ts";
import { type ErrorRecord, eventsOf, type Status, type Trace, textAt } from "./trace.ts";

/** One thing that a program printed; it may have several lines. */
export interface OutputLine {
  /** Virtual time in seconds. */
  readonly t: number;
  readonly stream: "stdout" | "stderr";
  readonly text: string;
}

/** What a run came to, without its history: what `npm run play -- --json` prints of a file. */
export interface ProgramResult {
  readonly status: Status;
  readonly output: readonly OutputLine[];
  readonly error: Pick<ErrorRecord, "name" | "message" | "frames"> | null;
  /** Seconds of virtual time at the end. */
  readonly virtualTime: number;
  readonly seed: number;
}

/** @returns what the program printed. */
export function outputOf(trace: Trace): OutputLine[] {
  const output: OutputLine[] = [];
  for (const event of eventsOf(trace)) {
    if (event.kind !== EventKind.output) continue;
    output.push({
      t: toSeconds(event.time),
      stream: event.value === Stream.stderr ? "stderr" : "stdout",
      text: textAt(trace, event.text),
    });
  }
  return output;
}

/** @returns the outcome of a run. */
export function resultOf(trace: Trace): ProgramResult {
  const { status, error } = trace.outcome;
  return {
    status,
    output: outputOf(trace),
    error: error === null ? null : { name: error.name, message: error.message, frames: error.frames },
    virtualTime: toSeconds(trace.duration),
    seed: trace.seed,
  };
}
