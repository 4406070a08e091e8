import { EventKind, NONE, type ResourceKind } from "../../runtime/trace/events.ts";
import { eventCount, type Trace, textAt } from "../../runtime/trace/trace.ts";
import { addResourceEvent, type Resource } from "./resources.ts";

export type State = "ready" | "running" | "waiting";
export type Ending = "finished" | "failed" | "cancelled";

/**
 * A stretch of a task's life in one state. It is told by events: what a task waits for, and where, is what its
 * first event says.
 */
export interface Segment {
  readonly state: State;
  /** The event that began it. */
  readonly first: number;
  /** The event that ended it; the number of events while none did. */
  last: number;
}

/** What one task did. */
export interface TaskLane {
  readonly kind: "task";
  /** The task's number in the trace. */
  readonly id: number;
  readonly name: string;
  /** The name of the coroutine function that the task drives. */
  readonly coroutine: string;
  /** The number of the task that created this one, or {@link NONE}. */
  readonly parent: number;
  /** How many creators up the first task is. */
  depth: number;
  /** The event of its creation. */
  readonly created: number;
  /** In order, without holes. */
  readonly segments: Segment[];
  end: { readonly event: number; readonly how: Ending } | null;
}

/** A trace, read once for all that a timeline draws. */
export interface Timeline {
  readonly trace: Trace;
  readonly count: number;
  /** Each task right after its creator, siblings in order of creation. */
  readonly tasks: readonly TaskLane[];
  readonly taskById: ReadonlyMap<number, TaskLane>;
  readonly resources: readonly Resource[];
}

const ENDINGS: Partial<Record<number, Ending>> = {
  [EventKind.taskFinished]: "finished",
  [EventKind.taskFailed]: "failed",
  [EventKind.taskCancelled]: "cancelled",
};

const read = new WeakMap<Trace, Timeline>();

/** Reads a trace for drawing. Tasks that the runtime made for its own ends are left out. */
export function timelineOf(trace: Trace): Timeline {
  let timeline = read.get(trace);
  if (timeline === undefined) {
    timeline = readTrace(trace);
    read.set(trace, timeline);
  }
  return timeline;
}

function readTrace(trace: Trace): Timeline {
  const { kind, task, site, subject, text, value, cause } = trace.events;
  const count = eventCount(trace);
  const tasks = new Map<number, TaskLane>();
  const resources = new Map<number, Resource>();
  for (let index = 0; index < count; index += 1) {
    const what = kind[index] as EventKind;
    if (what === EventKind.taskCreated) {
      if (site[index] === 0) continue;
      const id = subject[index] as number;
      tasks.set(id, {
        kind: "task",
        id,
        name: textAt(trace, text[index] as number),
        coroutine: textAt(trace, value[index] as number),
        parent: task[index] as number,
        depth: 0,
        created: index,
        segments: [{ state: "ready", first: index, last: count }],
        end: null,
      });
    } else if (what === EventKind.callbackReady) {
      const lane = tasks.get(value[index] as number);
      if (lane?.segments.at(-1)?.state === "waiting") enter(lane, "ready", index, count);
    } else if (what === EventKind.taskStarted || what === EventKind.taskResumed) {
      const lane = tasks.get(task[index] as number);
      if (lane === undefined) continue;
      const before = lane.segments.at(-1) as Segment;
      // A trace that does not say when the task became ready says at least what woke it.
      const woken = cause[index] as number;
      if (before.state === "waiting" && woken > before.first) enter(lane, "ready", woken, count);
      enter(lane, "running", index, count);
    } else if (what === EventKind.taskSuspended) {
      const lane = tasks.get(task[index] as number);
      if (lane !== undefined) enter(lane, "waiting", index, count);
    } else if (ENDINGS[what] !== undefined) {
      const lane = tasks.get(task[index] as number);
      if (lane === undefined) continue;
      (lane.segments.at(-1) as Segment).last = index;
      lane.end = { event: index, how: ENDINGS[what] };
    } else if (what === EventKind.resourceCreated) {
      const id = subject[index] as number;
      resources.set(id, {
        kind: "resource",
        id,
        what: value[index] as ResourceKind,
        name: textAt(trace, text[index] as number),
        created: index,
        events: [],
        levels: [],
        waiters: [],
        holds: [],
        slots: 0,
        most: 0,
        mostWaiters: 0,
      });
    } else if (what > EventKind.resourceCreated && what <= EventKind.queueGot) {
      const resource = resources.get(subject[index] as number);
      if (resource !== undefined) addResourceEvent(resource, trace, index);
    }
  }
  return {
    trace,
    count,
    tasks: inTreeOrder(tasks),
    taskById: tasks,
    resources: [...resources.values()],
  };
}

function enter(lane: TaskLane, state: State, index: number, count: number): void {
  const before = lane.segments.at(-1);
  if (before !== undefined) before.last = index;
  lane.segments.push({ state, first: index, last: count });
}

function inTreeOrder(byId: ReadonlyMap<number, TaskLane>): TaskLane[] {
  const childrenOf = new Map<number, TaskLane[]>();
  for (const lane of byId.values()) {
    const parent = byId.has(lane.parent) ? lane.parent : NONE;
    const siblings = childrenOf.get(parent);
    if (siblings === undefined) childrenOf.set(parent, [lane]);
    else siblings.push(lane);
  }
  const ordered: TaskLane[] = [];
  // A stack of its own: tasks can create tasks deeper than JavaScript can recurse.
  const stack = (childrenOf.get(NONE) ?? []).toReversed();
  for (let lane = stack.pop(); lane !== undefined; lane = stack.pop()) {
    ordered.push(lane);
    for (const child of (childrenOf.get(lane.id) ?? []).toReversed()) {
      child.depth = lane.depth + 1;
      stack.push(child);
    }
  }
  return ordered;
}

/** @returns virtual time at an event, in nanoseconds; the run's end after the last one. */
export function timeOf({ trace, count }: Timeline, event: number): number {
  if (event >= count) return trace.duration;
  return event < 0 ? 0 : (trace.events.time[event] as number);
}

/** @returns how many of a sorted list's entries are at most `limit`. */
export function countUpTo(sorted: ArrayLike<number>, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @returns the segment of a task that holds just after an event, or undefined outside of its life. */
export function segmentAt(lane: TaskLane, event: number): Segment | undefined {
  let low = 0;
  let high = lane.segments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lane.segments[middle] as Segment).first <= event) low = middle + 1;
    else high = middle;
  }
  const segment = lane.segments[low - 1];
  return segment !== undefined && event < segment.last ? segment : undefined;
}
