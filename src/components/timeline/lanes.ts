import { EventKind, NONE, type WaitKind } from "../../runtime/trace/events.ts";
import { eventAt, eventCount, type Site, siteAt, type Trace, textAt } from "../../runtime/trace/trace.ts";

/** A stretch of virtual time in which a task waited. Times are in nanoseconds. */
export interface Span {
  readonly wait: WaitKind;
  /** What was waited for: `sleep(1)`, `gather of 3`, a task's name. */
  readonly text: string;
  readonly from: number;
  /** When the wait was over; the playhead's time if it is not. */
  to: number;
  /** Whether the task still waits at the playhead. */
  isOpen: boolean;
  /** Where in the program the task waits. */
  readonly site: Site | null;
}

export type Ending = "finished" | "failed" | "cancelled";

/** What one task did, up to the playhead. */
export interface Lane {
  /** The task's number in the trace. */
  readonly task: number;
  readonly name: string;
  /** The name of the coroutine function that the task drives. */
  readonly coroutine: string;
  /** The number of the task that created this one, or {@link NONE}. */
  readonly parent: number;
  /** How many creators up the first task is. */
  depth: number;
  readonly created: number;
  readonly spans: Span[];
  /** When steps ran. Several steps of one instant count once: a step takes no virtual time. */
  readonly steps: number[];
  end: { readonly time: number; readonly how: Ending; readonly message: string } | null;
}

/** The tasks of a run as a forest, and the run's end. */
export interface Lanes {
  /** Each task right after its creator, siblings in order of creation. */
  readonly lanes: readonly Lane[];
  /** Virtual time at the playhead, in nanoseconds. */
  readonly now: number;
}

const ENDINGS: Partial<Record<EventKind, Ending>> = {
  [EventKind.taskFinished]: "finished",
  [EventKind.taskFailed]: "failed",
  [EventKind.taskCancelled]: "cancelled",
};

/**
 * Reads the lanes of a timeline out of a trace. Tasks that the runtime made for its own ends are left out.
 * @param playhead how many of the trace's events have happened; all of them by default
 */
export function lanesOf(trace: Trace, playhead = eventCount(trace)): Lanes {
  const byTask = new Map<number, Lane>();
  const open = new Map<number, Span>();
  for (let index = 0; index < playhead; index += 1) {
    const event = eventAt(trace, index);
    if (event.kind === EventKind.taskCreated) {
      if (event.site === 0) continue;
      byTask.set(event.subject, {
        task: event.subject,
        name: textAt(trace, event.text),
        coroutine: textAt(trace, event.value),
        parent: event.task,
        depth: 0,
        created: event.time,
        spans: [],
        steps: [],
        end: null,
      });
      continue;
    }
    const lane = byTask.get(event.task);
    if (lane === undefined) continue;
    const how = ENDINGS[event.kind];
    if (event.kind === EventKind.taskStarted || event.kind === EventKind.taskResumed) {
      closeSpan(lane, open, event.time);
      if (lane.steps.at(-1) !== event.time) lane.steps.push(event.time);
    } else if (event.kind === EventKind.taskSuspended) {
      const span: Span = {
        wait: event.value as WaitKind,
        text: textAt(trace, event.text),
        from: event.time,
        to: event.time,
        isOpen: true,
        site: siteAt(trace, event.site),
      };
      lane.spans.push(span);
      open.set(lane.task, span);
    } else if (how !== undefined) {
      lane.end = { time: event.time, how, message: how === "failed" ? errorText(trace, event.subject) : "" };
    }
  }
  const now = timeAt(trace, playhead);
  for (const span of open.values()) span.to = now;
  return { lanes: inTreeOrder(byTask), now };
}

/** @returns virtual time after the first `playhead` events, in nanoseconds. */
export function timeAt(trace: Trace, playhead: number): number {
  if (playhead >= eventCount(trace)) return trace.duration;
  return playhead === 0 ? 0 : eventAt(trace, playhead - 1).time;
}

/** Ends the wait that a task was in. One that took no time is no stretch of time. */
function closeSpan(lane: Lane, open: Map<number, Span>, time: number): void {
  const span = open.get(lane.task);
  if (span === undefined) return;
  open.delete(lane.task);
  span.to = time;
  span.isOpen = false;
  if (span.from === time) lane.spans.pop();
}

function errorText(trace: Trace, index: number): string {
  const error = trace.errors[index];
  if (error === undefined) return "";
  return error.message === "" ? error.name : `${error.name}: ${error.message}`;
}

function inTreeOrder(byTask: ReadonlyMap<number, Lane>): Lane[] {
  const childrenOf = new Map<number, Lane[]>();
  for (const lane of byTask.values()) {
    const parent = byTask.has(lane.parent) ? lane.parent : NONE;
    const siblings = childrenOf.get(parent);
    if (siblings === undefined) childrenOf.set(parent, [lane]);
    else siblings.push(lane);
  }
  const ordered: Lane[] = [];
  // A stack of its own: tasks can create tasks deeper than JavaScript can recurse.
  const stack = (childrenOf.get(NONE) ?? []).toReversed();
  for (let lane = stack.pop(); lane !== undefined; lane = stack.pop()) {
    ordered.push(lane);
    for (const child of (childrenOf.get(lane.task) ?? []).toReversed()) {
      child.depth = lane.depth + 1;
      stack.push(child);
    }
  }
  return ordered;
}
