import { EventKind } from "../../runtime/trace/events.ts";
import { duration } from "../words.ts";
import { waitClassOf } from "./layout.ts";
import { countUpTo, type Timeline, timeOf } from "./model.ts";
import type { WaitClass } from "./wait-classes.ts";

/** A stretch of a run: events from `first` to `last`, times in nanoseconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
}

/** What a stretch of a run was spent on. Times are in nanoseconds. */
export interface Totals {
  readonly length: number;
  /** How long all tasks together waited, and how many of them did. */
  readonly waited: number;
  readonly waiting: number;
  /** The same for each class of waits, longest first. */
  readonly byClass: readonly { readonly wait: WaitClass; readonly time: number; readonly tasks: number }[];
  /** How long the loop was busy: in virtual time only blocking calls take time. */
  readonly busy: number;
  readonly steps: number;
}

/** @returns the run from its start to its end. */
export function wholeRun({ trace, count }: Timeline): Stretch {
  return { from: 0, to: trace.duration, first: 0, last: count - 1 };
}

/** Adds up what a stretch of a run was spent on. */
export function totalsOf(timeline: Timeline, { from, to, first, last }: Stretch): Totals {
  const classes = new Map<WaitClass, { time: number; tasks: number }>();
  let waited = 0;
  let waiting = 0;
  let steps = 0;
  for (const lane of timeline.tasks) {
    const own = new Map<WaitClass, number>();
    for (const segment of lane.segments) {
      if (segment.state === "running" && segment.first >= first && segment.first <= last) steps += 1;
      if (segment.state !== "waiting") continue;
      const start = Math.max(from, timeOf(timeline, segment.first));
      const overlap = Math.min(to, timeOf(timeline, segment.last)) - start;
      if (overlap <= 0) continue;
      const wait = waitClassOf(timeline, segment);
      own.set(wait, (own.get(wait) ?? 0) + overlap);
    }
    if (own.size > 0) waiting += 1;
    for (const [wait, time] of own) {
      const total = classes.get(wait) ?? { time: 0, tasks: 0 };
      classes.set(wait, { time: total.time + time, tasks: total.tasks + 1 });
      waited += time;
    }
  }
  const byClass = [...classes].map(([wait, total]) => ({ wait, ...total }));
  return {
    length: to - from,
    waited,
    waiting,
    byClass: byClass.sort((a, b) => b.time - a.time),
    busy: busyTime(timeline, from, to),
    steps,
  };
}

/** How long blocking calls held the loop up within a stretch of time. */
function busyTime({ trace }: Timeline, from: number, to: number): number {
  const { kind, time, value } = trace.events;
  let busy = 0;
  // A call that began before the stretch may reach into it, so that all events up to its end count.
  const end = countUpTo(time, to);
  for (let index = 0; index < end; index += 1) {
    if (kind[index] !== EventKind.blocked) continue;
    const start = time[index] as number;
    busy += Math.max(0, Math.min(to, start + (value[index] as number)) - Math.max(from, start));
  }
  return busy;
}

const CLASS_WORDS: Record<WaitClass, string> = {
  sleep: "asleep",
  network: "for the network",
  tasks: "for tasks",
  lock: "for locks and signals",
  queue: "for queues",
  future: "for futures",
  turn: "for a turn",
};

/** @returns what a stretch was spent on, in a sentence: `3 tasks waited 2.9 s in all (…); the loop …`. */
export function totalsText({ waited, waiting, byClass, busy, steps, length }: Totals): string {
  const parts = byClass.map(({ wait, time }) => `${duration(time)} ${CLASS_WORDS[wait]}`);
  const waits =
    waiting === 0
      ? "No task waited"
      : `${waiting} ${waiting === 1 ? "task" : "tasks"} waited ${duration(waited)} in all` +
        (parts.length > 1 ? ` (${parts.join(", ")})` : ` ${CLASS_WORDS[byClass[0]?.wait ?? "turn"]}`);
  const ran = `${steps.toLocaleString("en")} ${steps === 1 ? "step" : "steps"}`;
  return `${waits}; the loop was busy ${duration(busy)} of ${duration(length)}, in ${ran}.`;
}
