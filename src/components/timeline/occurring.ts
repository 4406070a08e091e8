import { waitClassOf } from "./layout.ts";
import { type Ending, type Timeline, timeOf } from "./model.ts";
import type { WaitClass } from "./wait-classes.ts";

/** What occurs in a timeline, for its key. */
export interface Occurring {
  readonly waits: ReadonlySet<WaitClass>;
  readonly endings: ReadonlySet<Ending>;
  /** Waits that no end of the run ends. */
  readonly openWaits: boolean;
  /** Steps that took virtual time, and tasks that were ready meanwhile. */
  readonly blocking: boolean;
  readonly held: boolean;
  readonly waiters: boolean;
}

/** @returns what a reader of the timeline has to know the signs of. */
export function occurringIn(timeline: Timeline): Occurring {
  const waits = new Set<WaitClass>();
  const endings = new Set<Ending>();
  let openWaits = false;
  let blocking = false;
  for (const lane of timeline.tasks) {
    if (lane.end !== null) endings.add(lane.end.how);
    for (const segment of lane.segments) {
      const { state, first, last } = segment;
      const isOpen = last >= timeline.count;
      const isLong = timeOf(timeline, first) < timeOf(timeline, last);
      if (state === "waiting" && isOpen) openWaits = true;
      if (state === "waiting" && (isLong || isOpen)) waits.add(waitClassOf(timeline, segment));
      if (state === "running" && isLong) blocking = true;
    }
  }
  const { resources } = timeline;
  return {
    waits,
    endings,
    openWaits,
    blocking,
    held: resources.some(({ most }) => most > 0),
    waiters: resources.some(({ mostWaiters }) => mostWaiters > 0),
  };
}
