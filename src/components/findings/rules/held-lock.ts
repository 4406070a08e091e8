import { EventKind, NONE, ResourceKind } from "../../../runtime/trace/events.ts";
import { siteAt, type Trace } from "../../../runtime/trace/trace.ts";
import { type Timeline, timelineOf } from "../../timeline/model.ts";
import type { Hold, Resource } from "../../timeline/resources.ts";
import { count, roughDuration } from "../../words.ts";
import type { Finding } from "../finding.ts";
import { isSlow, type Wait, waitsOf } from "../waits.ts";

/** A task's wait for a resource; `last` is Infinity when it was never over. */
interface Queueing {
  readonly task: number;
  readonly first: number;
  last: number;
}

interface Loss {
  readonly wait: Wait;
  readonly resource: Resource;
  readonly tasks: Set<number>;
  time: number;
}

/**
 * Slow waits of a task that held a lock which other tasks waited for at that time. A semaphore with several
 * permits is made to be held across slow waits, and so is none of it.
 */
export function heldLock(trace: Trace): Finding[] {
  const timeline = timelineOf(trace);
  const losses = new Map<string, Loss>();
  const slowOf = new Map<number, Wait[]>();
  for (const resource of timeline.resources) {
    if (!isExclusive(resource)) continue;
    const queueing = queueingFor(resource, trace);
    if (queueing.length === 0) continue;
    for (const hold of resource.holds) {
      if (!slowOf.has(hold.task)) slowOf.set(hold.task, slowWaits(timeline, hold.task));
      for (const wait of slowOf.get(hold.task) ?? [])
        addLosses(timeline, losses, resource, hold, wait, queueing);
    }
  }
  return [...losses.values()].map(({ wait, resource, tasks, time }) => ({
    kind: "held-lock",
    weight: "idea",
    sentence: `${count(tasks.size, "task")} waited ${roughDuration(time)} in all for ${article(resource)}, while ${wait.lane.coroutine} held it across a slow await.`,
    advice:
      "Between taking a lock and giving it back, do only what nobody may interrupt: what is slow could come " +
      "before or after.",
    site: siteAt(trace, wait.site),
    event: wait.first,
  }));
}

function isExclusive({ what, name }: Resource): boolean {
  return what === ResourceKind.lock || (what === ResourceKind.semaphore && /\(1\)$/.test(name));
}

function article({ what, name }: Resource): string {
  return what === ResourceKind.lock && name === "Lock" ? "a lock" : `the ${name}`;
}

function slowWaits(timeline: Timeline, task: number): Wait[] {
  const lane = timeline.taskById.get(task);
  return lane === undefined ? [] : waitsOf(timeline, lane).filter(isSlow);
}

function addLosses(
  timeline: Timeline,
  losses: Map<string, Loss>,
  resource: Resource,
  hold: Hold,
  wait: Wait,
  queueing: readonly Queueing[],
): void {
  if (wait.first < hold.first || wait.first > hold.last) return;
  for (const other of queueing) {
    if (other.last < wait.first || other.first > wait.last) continue;
    const { time } = timeline.trace.events;
    const from = Math.max(wait.from, time[other.first] as number);
    const to = Math.min(wait.to, time[other.last] ?? timeline.trace.duration);
    if (to <= from) continue;
    const key = `${resource.id} ${wait.site}`;
    const loss = losses.get(key) ?? { wait, resource, tasks: new Set<number>(), time: 0 };
    losses.set(key, loss);
    loss.tasks.add(other.task);
    loss.time += to - from;
  }
}

function queueingFor({ events }: Resource, { events: { kind, task } }: Trace): Queueing[] {
  const all: Queueing[] = [];
  const open = new Map<number, Queueing>();
  for (const index of events) {
    const id = task[index] ?? NONE;
    if (kind[index] === EventKind.resourceWaiting) {
      const queueing = { task: id, first: index, last: Number.POSITIVE_INFINITY };
      all.push(queueing);
      open.set(id, queueing);
    } else if (kind[index] === EventKind.resourceWaited) {
      const queueing = open.get(id);
      if (queueing !== undefined) queueing.last = index;
      open.delete(id);
    }
  }
  return all;
}
