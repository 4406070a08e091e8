import { EventKind, NONE } from "../../runtime/trace/events.ts";
import type { Trace } from "../../runtime/trace/trace.ts";
import type { Axis, Window } from "./axis.ts";
import type { TaskLane, Timeline } from "./model.ts";

/** Why a task woke another one: by its end, by a cancellation, or otherwise. */
export type ArrowKind = "join" | "cancel" | "wake";

/** From what a task did to the task that went on because of it. */
export interface Arrow {
  readonly kind: ArrowKind;
  readonly from: number;
  readonly to: number;
  /** The event that woke, and the event with which the woken task was ready. */
  readonly cause: number;
  readonly effect: number;
}

const ENDS: ReadonlySet<number> = new Set([
  EventKind.taskFinished,
  EventKind.taskFailed,
  EventKind.taskCancelled,
]);
/** What the loop does with callbacks says nothing about why. */
const OF_THE_LOOP: ReadonlySet<number> = new Set([EventKind.callbackReady, EventKind.callbackStarted]);

/** @returns the event that made a task ready at the event `woken`, or null when the trace does not say. */
export function wakingOf({ events }: Trace, woken: number): number | null {
  if (events.kind[woken] === EventKind.taskCreated) return woken;
  let event = OF_THE_LOOP.has(events.kind[woken] as number) ? (events.cause[woken] as number) : woken;
  while (event !== NONE && OF_THE_LOOP.has(events.kind[event] as number)) {
    const before = events.cause[event] as number;
    if (before >= event) return null;
    event = before;
  }
  return event === NONE ? null : event;
}

/**
 * The arrows between tasks: who woke whom, by what. A task's creation is none: the tree tells it.
 * @param task only those from and to this task, if given
 */
export function arrowsOf(timeline: Timeline, task: number | null = null): Arrow[] {
  const arrows: Arrow[] = [];
  const { trace, tasks } = timeline;
  const told = new Set<number>();
  for (const lane of tasks) {
    for (const { state, first } of lane.segments) {
      if (state !== "ready" || first === lane.created) continue;
      const cause = wakingOf(trace, first);
      if (cause === null) continue;
      const from = trace.events.task[cause] as number;
      if (trace.events.kind[cause] === EventKind.cancelRequested) told.add(cause);
      if (from === NONE || from === lane.id) continue;
      arrows.push({ kind: kindOf(trace, cause), from, to: lane.id, cause, effect: first });
    }
  }
  arrows.push(...indirectCancellations(timeline, told));
  const shown = task === null ? arrows : arrows.filter(({ from, to }) => from === task || to === task);
  return shown.sort((a, b) => a.effect - b.effect);
}

function kindOf({ events }: Trace, cause: number): ArrowKind {
  const kind = events.kind[cause] as number;
  if (kind === EventKind.cancelRequested) return "cancel";
  return ENDS.has(kind) ? "join" : "wake";
}

/** Cancellations that reached the task by what it waits for, or before it had begun. */
function indirectCancellations({ trace, taskById, count }: Timeline, told: ReadonlySet<number>): Arrow[] {
  const { kind, task, subject } = trace.events;
  const arrows: Arrow[] = [];
  for (let event = 0; event < count; event += 1) {
    if (kind[event] !== EventKind.cancelRequested || told.has(event)) continue;
    const from = task[event] as number;
    const to = subject[event] as number;
    if (from === to || !taskById.has(from) || !taskById.has(to)) continue;
    arrows.push({ kind: "cancel", from, to, cause: event, effect: event });
  }
  return arrows;
}

/** An arrow with its places on the axis and the numbers of its rows. */
export interface PlacedArrow {
  readonly arrow: Arrow;
  readonly fromPlace: number;
  readonly toPlace: number;
  readonly fromRow: number;
  readonly toRow: number;
}

/**
 * The arrows that begin or end in a window, between rows that are shown.
 * @param rowOf the number of a task's row, or undefined when it is not shown
 * @param most how many to return
 */
export function placeArrows(
  arrows: readonly Arrow[],
  axis: Axis,
  window: Window,
  rowOf: (task: TaskLane["id"]) => number | undefined,
  most: number,
): PlacedArrow[] {
  const placed: PlacedArrow[] = [];
  for (const arrow of arrows) {
    if (placed.length === most) break;
    const fromRow = rowOf(arrow.from);
    const toRow = rowOf(arrow.to);
    if (fromRow === undefined || toRow === undefined || fromRow === toRow) continue;
    const fromPlace = axis.at(arrow.cause);
    const toPlace = axis.edge(arrow.effect);
    if (toPlace < window.from || fromPlace > window.to) continue;
    placed.push({ arrow, fromPlace, toPlace, fromRow, toRow });
  }
  return placed;
}
