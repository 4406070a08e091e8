import { EventKind, NONE } from "../../runtime/trace/events.ts";
import { eventAt, type Site, siteAt, type Trace } from "../../runtime/trace/trace.ts";
import type { LoopState } from "./loop-state.ts";

/** @returns the line of the program that the playhead is on, from 1; null where it is in none. */
export function lineAt(trace: Trace, state: LoopState): number | null {
  return placeAt(trace, state)?.line ?? null;
}

/**
 * @returns where in the program the playhead is: where the event happened, or for an event of the loop's where
 * the task stands that it is about
 */
export function placeAt(trace: Trace, state: LoopState): Site | null {
  if (state.playhead < 0) return null;
  const event = eventAt(trace, state.playhead);
  const own = siteAt(trace, event.site);
  if (own !== null) return own;
  const task = state.tasks.get(taskOf(trace, state));
  return task === undefined ? null : siteAt(trace, task.site);
}

/** The task that the event at the playhead is about. */
function taskOf(trace: Trace, state: LoopState): number {
  const event = eventAt(trace, state.playhead);
  switch (event.kind) {
    case EventKind.callbackReady:
      return event.value;
    case EventKind.callbackStarted:
      return state.callback?.task ?? NONE;
    case EventKind.timerFired:
      return event.cause === NONE ? NONE : eventAt(trace, event.cause).task;
    default:
      return event.task;
  }
}
