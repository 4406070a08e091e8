import { NONE, WaitKind } from "../../runtime/trace/events.ts";
import { type Trace, textAt } from "../../runtime/trace/trace.ts";
import { type Segment, type TaskLane, type Timeline, timeOf } from "../timeline/model.ts";

/** A coroutine of a stack of awaits, and the place, among the trace's sites, where it awaits the next. */
export interface StackEntry {
  readonly name: string;
  readonly site: number;
}

/** A stretch in which a task waited. Times are in nanoseconds. */
export interface Wait {
  readonly lane: TaskLane;
  /** The event that suspended it, and the one that woke it. */
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
  readonly kind: WaitKind;
  readonly site: number;
}

/** @returns a task's waits in order. */
export function waitsOf(timeline: Timeline, lane: TaskLane): Wait[] {
  const { value, site } = timeline.trace.events;
  return lane.segments
    .filter(({ state }) => state === "waiting")
    .map(({ first, last }: Segment) => ({
      lane,
      first,
      last,
      from: timeOf(timeline, first),
      to: timeOf(timeline, last),
      kind: value[first] as WaitKind,
      site: site[first] as number,
    }));
}

/**
 * @returns the coroutines of the reader's program that a wait was in, outermost first. Those of the runtime are
 * left out: a coroutine inside of `waitFor` counts as awaited by who called `waitFor`.
 */
export function stackOfWait(trace: Trace, wait: Wait): StackEntry[] {
  const stack = trace.events.stack[wait.first] as number;
  if (stack === NONE) return [];
  const frames = JSON.parse(textAt(trace, stack)) as [name: string, site: number][];
  return frames.filter(([, site]) => site > 0).map(([name, site]) => ({ name, site }));
}

/** Whether the wait was for time to pass or for something outside of the program, and took a while. */
export function isSlow({ kind, from, to }: Wait): boolean {
  return to > from && (kind === WaitKind.sleep || kind === WaitKind.network);
}
