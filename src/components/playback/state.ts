import { eventCount, type Trace } from "../../runtime/trace/trace.ts";
import type { LoopState, Playhead } from "./loop-state.ts";
import { ReplayedState } from "./replayed-state.ts";

export type {
  CallbackState,
  LoopState,
  Playhead,
  RequestState,
  ResourceState,
  TaskState,
  TaskStatus,
  TimerState,
} from "./loop-state.ts";

/** The fewest events between two keyframes: replaying so many takes well under a millisecond. */
const EVENTS_A_KEYFRAME = 1024;

/** Knows the state of a run's loop at every event of its trace. */
export class Replay {
  readonly #trace: Trace;
  readonly #last: Playhead;
  /** States to start from, in order; grows as the trace is first gone through. */
  readonly #keyframes: ReplayedState[] = [new ReplayedState()];
  #current = new ReplayedState();
  #shown: LoopState | null = null;

  constructor(trace: Trace) {
    this.#trace = trace;
    this.#last = eventCount(trace) - 1;
  }

  /**
   * @param playhead the last event that has happened; beyond the trace is its end
   * @returns the state then, which never changes afterwards
   */
  stateAt(playhead: Playhead): LoopState {
    const target = Math.min(Math.max(-1, Math.trunc(playhead)), this.#last);
    if (this.#shown?.playhead === target) return this.#shown;
    const start = this.#keyframeBefore(target);
    // From where it is, if that is nearer.
    if (this.#current.playhead > target || this.#current.playhead < start.playhead) {
      this.#current = start.copy();
    }
    while (this.#current.playhead < target) {
      this.#current.advance(this.#trace);
      this.#keepKeyframe();
    }
    this.#shown = this.#current.copy();
    return this.#shown;
  }

  #keyframeBefore(target: Playhead): ReplayedState {
    let from = 0;
    let to = this.#keyframes.length - 1;
    while (from < to) {
      const middle = (from + to + 1) >> 1;
      if ((this.#keyframes[middle] as ReplayedState).playhead <= target) from = middle;
      else to = middle - 1;
    }
    return this.#keyframes[from] as ReplayedState;
  }

  /** The larger the states, the fewer are kept, so that together they are no larger than the trace. */
  #keepKeyframe(): void {
    const { playhead, size } = this.#current;
    const last = this.#keyframes.at(-1) as ReplayedState;
    if (playhead - last.playhead < Math.max(EVENTS_A_KEYFRAME, size)) return;
    this.#keyframes.push(this.#current.copy());
  }
}
