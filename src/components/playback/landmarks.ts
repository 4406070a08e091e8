import { EventKind } from "../../runtime/trace/events.ts";
import { eventCount, type Trace } from "../../runtime/trace/trace.ts";
import type { Playhead } from "./loop-state.ts";

/** A kind of place in a run that one jumps to. */
export type Landmark = "switch" | "output" | "error";

const KINDS: Record<Landmark, ReadonlySet<number>> = {
  /** The loop switches to a task. */
  switch: new Set([EventKind.taskStarted, EventKind.taskResumed]),
  output: new Set([EventKind.output]),
  /** A task fails, or an exception ends the program. */
  error: new Set([EventKind.taskFailed, EventKind.error]),
};

/** @returns the next landmark in a direction, not counting the present event; null when there is none. */
export function nextLandmark(
  trace: Trace,
  from: Playhead,
  landmark: Landmark,
  direction: 1 | -1,
): Playhead | null {
  const kinds = KINDS[landmark];
  for (let index = from + direction; index >= 0 && index < eventCount(trace); index += direction) {
    if (kinds.has(trace.events.kind[index] as number)) return index;
  }
  return null;
}

/** @returns every event that happened on a line of the program, counted from 1. */
export function momentsOfLine(trace: Trace, line: number): Playhead[] {
  const moments: Playhead[] = [];
  const { site } = trace.events;
  for (let index = 0; index < eventCount(trace); index += 1) {
    const place = site[index] as number;
    if (place > 0 && trace.sites[place * 3 + 1] === line) moments.push(index);
  }
  return moments;
}
