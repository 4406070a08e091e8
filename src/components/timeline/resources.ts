import { EventKind, NONE, ResourceKind } from "../../runtime/trace/events.ts";
import { type Trace, textAt } from "../../runtime/trace/trace.ts";

/** One task's hold of a lock, or of one of a semaphore's permits. */
export interface Hold {
  /** The task, or {@link NONE}. */
  readonly task: number;
  /** Holds at the same time have different slots, counted from 0. */
  readonly slot: number;
  readonly first: number;
  /** The event that ended it, or Infinity. */
  last: number;
}

/** A lock, semaphore, queue, … and what became of it. */
export interface Resource {
  readonly kind: "resource";
  readonly id: number;
  readonly what: ResourceKind;
  readonly name: string;
  readonly created: number;
  /** The events that changed it, and after each its level and how many tasks wait. */
  readonly events: number[];
  /** Permits taken, items held, parties at a barrier; of an event, 1 when it is set. */
  readonly levels: number[];
  readonly waiters: number[];
  readonly holds: Hold[];
  /** The most holds at one time. */
  slots: number;
  /** The highest level, and the most waiters. */
  most: number;
  mostWaiters: number;
}

const HELD: ReadonlySet<ResourceKind> = new Set([
  ResourceKind.lock,
  ResourceKind.semaphore,
  ResourceKind.condition,
]);

/** Holds of more permits than this are drawn as one height. */
export const MOST_SLOTS = 6;

/** @returns whether tasks hold it, as a lock; queues, events and barriers only have a level. */
export function isHeld(resource: Resource): boolean {
  return HELD.has(resource.what);
}

/** The holds that have not ended, by resource: only while a trace is read. */
const openHolds = new WeakMap<Resource, Hold[]>();

/** Takes the trace's next event about a resource into account. */
export function addResourceEvent(resource: Resource, trace: Trace, index: number): void {
  const { kind, task, text, value } = trace.events;
  let level = resource.levels.at(-1) ?? 0;
  let waiters = resource.waiters.at(-1) ?? 0;
  const amount = value[index] as number;
  switch (kind[index]) {
    case EventKind.resourceWaiting:
    case EventKind.resourceWaited:
      waiters = amount;
      break;
    case EventKind.resourceAcquired:
      level = take(resource, task[index] as number, index);
      break;
    case EventKind.resourceReleased:
      level = giveBack(resource, task[index] as number, index);
      break;
    case EventKind.resourceChanged:
      level = changedLevel(resource, textAt(trace, text[index] as number), amount, level);
      break;
    case EventKind.queuePut:
    case EventKind.queueGot:
      level = amount;
      break;
  }
  resource.events.push(index);
  resource.levels.push(level);
  resource.waiters.push(waiters);
  resource.most = Math.max(resource.most, level);
  resource.mostWaiters = Math.max(resource.mostWaiters, waiters);
}

function changedLevel({ what }: Resource, change: string, amount: number, level: number): number {
  if (what === ResourceKind.event) return change === "set" ? 1 : 0;
  if (what === ResourceKind.barrier || what === ResourceKind.queue) return amount;
  return level;
}

function take(resource: Resource, task: number, index: number): number {
  const open = openHolds.get(resource) ?? [];
  openHolds.set(resource, open);
  let slot = 0;
  while (open.some((hold) => hold.slot === slot)) slot += 1;
  const hold = { task, slot, first: index, last: Number.POSITIVE_INFINITY };
  resource.holds.push(hold);
  open.push(hold);
  resource.slots = Math.max(resource.slots, slot + 1);
  return open.length;
}

/** A semaphore may be released by another task than the one that holds it: then the oldest hold ends. */
function giveBack(resource: Resource, task: number, index: number): number {
  const open = openHolds.get(resource) ?? [];
  const own = open.findIndex((hold) => hold.task === task);
  const [hold] = open.splice(Math.max(0, own), 1);
  if (hold !== undefined) hold.last = index;
  return open.length;
}

/** Who holds a resource, who waits for it, and how full it is, just after an event. */
export interface ResourceMoment {
  readonly level: number;
  readonly waiters: number;
  /** Tasks; {@link NONE} for what is no task. */
  readonly holding: readonly number[];
  /** In the order in which they came. */
  readonly waiting: readonly number[];
}

/** Finds out about a resource just after an event. It reads the resource's history: not for every frame. */
export function resourceAt(resource: Resource, trace: Trace, event: number): ResourceMoment {
  const waiting: number[] = [];
  let seen = 0;
  for (; seen < resource.events.length && (resource.events[seen] as number) <= event; seen += 1) {
    const index = resource.events[seen] as number;
    const task = trace.events.task[index] ?? NONE;
    if (trace.events.kind[index] === EventKind.resourceWaiting) waiting.push(task);
    if (trace.events.kind[index] !== EventKind.resourceWaited) continue;
    const place = waiting.indexOf(task);
    if (place >= 0) waiting.splice(place, 1);
  }
  return {
    level: resource.levels[seen - 1] ?? 0,
    waiters: resource.waiters[seen - 1] ?? 0,
    holding: resource.holds
      .filter(({ first, last }) => first <= event && event < last)
      .map(({ task }) => task),
    waiting,
  };
}
