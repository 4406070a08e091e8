import { EventKind } from "../../runtime/trace/events.ts";
import { eventCount, type Trace } from "../../runtime/trace/trace.ts";
import type { Playhead } from "./loop-state.ts";

/** Milliseconds at normal speed. A step takes no virtual time, and is held this long for the eye. */
const STEP = 120;
/** The most that all steps of a run take together, and all of its waiting. */
const MOST_STEPPING = 6_000;
const MOST_WAITING = 10_000;
/** What is left of a longer wait when idle gaps are compressed. */
const GAP = 300;

const NANOSECONDS_A_MILLISECOND = 1e6;

export interface PaceOptions {
  /** Cuts long stretches in which nothing happens. */
  readonly compressGaps: boolean;
  /** Whether time passes as the program's clock does, or each step takes as long as the next. */
  readonly axis: "time" | "steps";
}

/** A moment of the playback: the last event that has happened, and virtual time in nanoseconds. */
export interface Moment {
  readonly playhead: Playhead;
  readonly time: number;
}

/**
 * When what is shown, in milliseconds of playback at normal speed. Waiting takes as long as it took the program;
 * steps, which took it no time, are held for the eye; and a long run is scaled to a time that one sits through.
 */
export class Pace {
  readonly #times: Float64Array;
  /** When each event happens, and until when it is held before virtual time goes on. */
  readonly #happens: Float64Array;
  readonly #held: Float64Array;
  /** How long the whole playback takes. */
  readonly length: number;
  readonly #duration: number;

  constructor(trace: Trace, { compressGaps, axis }: PaceOptions) {
    const count = eventCount(trace);
    const { kind, time } = trace.events;
    this.#times = time;
    this.#duration = trace.duration;
    this.#happens = new Float64Array(count);
    this.#held = new Float64Array(count);
    const waitBefore = (index: number): number => {
      if (axis === "steps") return 0;
      const before = index === 0 ? 0 : (time[index - 1] as number);
      const after = index === count ? trace.duration : (time[index] as number);
      const wait = (after - before) / NANOSECONDS_A_MILLISECOND;
      return compressGaps ? Math.min(wait, GAP) : wait;
    };
    let steps = 0;
    let waiting = 0;
    for (let index = 0; index < count; index += 1) {
      if (isHeld(kind[index] as number)) steps += 1;
      waiting += waitBefore(index);
    }
    waiting += waitBefore(count);
    const step = Math.min(STEP, MOST_STEPPING / Math.max(1, steps));
    const waitScale = Math.min(1, MOST_WAITING / Math.max(1, waiting));
    let now = 0;
    for (let index = 0; index < count; index += 1) {
      now += waitBefore(index) * waitScale;
      this.#happens[index] = now;
      if (isHeld(kind[index] as number)) now += step;
      this.#held[index] = now;
    }
    this.length = now + waitBefore(count) * waitScale;
  }

  /** @returns when an event happens; 0 before the first one. */
  offsetOf(playhead: Playhead): number {
    return this.#happens[playhead] ?? 0;
  }

  /** @returns what is shown after so many milliseconds. */
  momentAt(offset: number): Moment {
    const count = this.#happens.length;
    if (offset >= this.length) return { playhead: count - 1, time: this.#duration };
    const playhead = lastAtMost(this.#happens, offset);
    const time = playhead === -1 ? 0 : (this.#times[playhead] as number);
    const from = playhead === -1 ? 0 : (this.#held[playhead] as number);
    if (offset <= from) return { playhead, time };
    const isLast = playhead === count - 1;
    const to = isLast ? this.length : (this.#happens[playhead + 1] as number);
    const next = isLast ? this.#duration : (this.#times[playhead + 1] as number);
    const share = to > from ? (offset - from) / (to - from) : 1;
    return { playhead, time: time + (next - time) * share };
  }
}

/** @returns the last index whose value is at most `limit`, in values that never fall; −1 when there is none. */
export function lastAtMost(values: Float64Array, limit: number): number {
  let from = 0;
  let to = values.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((values[middle] as number) <= limit) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

/** What the eye must have time for: the loop takes a thing up, or a task ends. */
function isHeld(kind: number): boolean {
  return HELD.has(kind);
}

const HELD: ReadonlySet<number> = new Set([
  EventKind.taskStarted,
  EventKind.taskResumed,
  EventKind.taskFinished,
  EventKind.taskFailed,
  EventKind.taskCancelled,
  EventKind.timerFired,
  EventKind.output,
]);
