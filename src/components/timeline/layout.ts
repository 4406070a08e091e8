import type { WaitKind } from "../../runtime/trace/events.ts";
import { type Axis, percent, type Window } from "./axis.ts";
import type { Segment, TaskLane, Timeline } from "./model.ts";
import type { Hold, Resource } from "./resources.ts";
import { WAIT_CLASSES, type WaitClass } from "./wait-classes.ts";
import { waitedFor } from "./words.ts";

/** What is narrower than this, in percent of the window, is drawn together with its neighbours. */
const FINEST = 0.12;
/** About how many pixels a letter of a bar's label takes, and the label's two margins. */
const LETTER_WIDTH = 6.6;
const LABEL_MARGINS = 14;
/** The narrowest tracks that the two layouts of the timeline, on phones and on wider screens, come to. */
const NARROW_TRACK = 280;
const WIDE_TRACK = 480;

/** What a bar stands for: a state, a class of waits, or `many`: several that are too narrow to tell apart. */
export type BarClass = WaitClass | "ready" | "running" | "many";

/** A stretch of a task's life as a bar. Places are in percent of the window's width. */
export interface Bar {
  readonly segment: Segment;
  readonly what: BarClass;
  readonly x: number;
  width: number;
  readonly text: string;
  /** Where the label has room: everywhere, on wide screens only, or nowhere. */
  readonly label: "always" | "wide" | "never";
  /** Whether the task still waits at the end of the run. */
  readonly isOpen: boolean;
}

/** A task's lane within a window. */
export interface LaidOutTask {
  /** From where to where the task lived, as far as it can be seen. */
  readonly from: number;
  readonly to: number;
  readonly bars: readonly Bar[];
  /** Steps that have no width. */
  readonly steps: readonly number[];
  /** The place of the mark that says how the task ended, or null when it is not in the window. */
  readonly end: number | null;
}

/**
 * Gives what can be seen of a task's lane its place.
 * @param trackWidth the width of the lane in pixels, where it is known
 */
export function layOutTask(
  timeline: Timeline,
  lane: TaskLane,
  axis: Axis,
  window: Window,
  trackWidth: number | null = null,
): LaidOutTask {
  const { segments, end } = lane;
  const place = (event: number): number => percent(axis.edge(event), window);
  const bars: Bar[] = [];
  const steps: number[] = [];
  for (let index = firstWithin(segments, axis, window); index < segments.length; index += 1) {
    const segment = segments[index] as Segment;
    const start = axis.edge(segment.first);
    if (start > window.to) break;
    const x = clamp(percent(start, window));
    const width = round(clamp(place(segment.last)) - x);
    if (width <= 0) {
      if (segment.state === "running" && x - (steps.at(-1) ?? -1) >= FINEST) steps.push(x);
      continue;
    }
    const before = bars.at(-1);
    // Of what cannot be told apart, one bar is drawn for all.
    if (width < FINEST && before !== undefined && before.width < FINEST * 2 && x - right(before) < FINEST) {
      bars[bars.length - 1] = { ...before, what: "many", width: round(x + width - before.x), label: "never" };
    } else if (width < FINEST && before?.what === "many" && x - right(before) < FINEST) {
      before.width = round(x + width - before.x);
    } else {
      bars.push(barOf(timeline, segment, x, width, trackWidth));
    }
  }
  const last = end === null ? axis.length : axis.edge(end.event);
  return {
    from: clamp(place(lane.created)),
    to: clamp(percent(last, window)),
    bars,
    steps,
    end: end === null || last < window.from || last > window.to ? null : percent(last, window),
  };
}

function right({ x, width }: Bar): number {
  return x + width;
}

/** Where the first segment is that reaches into the window. */
function firstWithin(segments: readonly Segment[], axis: Axis, { from }: Window): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (axis.edge((segments[middle] as Segment).last) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

function barOf(
  timeline: Timeline,
  segment: Segment,
  x: number,
  width: number,
  trackWidth: number | null,
): Bar {
  const { state, first, last } = segment;
  const text = state === "waiting" ? waitedFor(timeline.trace, first) : state;
  return {
    segment,
    what: state === "waiting" ? waitClassOf(timeline, segment) : state,
    x,
    width,
    text,
    label: state === "waiting" ? labelRoom(text, width, trackWidth) : "never",
    isOpen: last >= timeline.count && state === "waiting",
  };
}

/** @returns the class of what a task waits for in a segment of waiting. */
export function waitClassOf({ trace }: Timeline, { first }: Segment): WaitClass {
  return WAIT_CLASSES[trace.events.value[first] as WaitKind];
}

function labelRoom(text: string, width: number, trackWidth: number | null): Bar["label"] {
  const needed = text.length * LETTER_WIDTH + LABEL_MARGINS;
  if (trackWidth !== null) return (width / 100) * trackWidth >= needed ? "always" : "never";
  if ((width / 100) * NARROW_TRACK >= needed) return "always";
  return (width / 100) * WIDE_TRACK >= needed ? "wide" : "never";
}

/** A stretch in which a resource's state did not change. */
export interface Level {
  readonly x: number;
  readonly width: number;
  /** Of the most that there was, from 0 to 1. */
  readonly fill: number;
  readonly waiters: number;
}

/** A hold of a lock or of a permit. */
export interface HoldBar {
  readonly hold: Hold;
  readonly x: number;
  readonly width: number;
}

export interface LaidOutResource {
  readonly from: number;
  readonly levels: readonly Level[];
  readonly holds: readonly HoldBar[];
}

/** Gives what can be seen of a resource's lane its place. Of what is too narrow, the fullest is shown. */
export function layOutResource(resource: Resource, axis: Axis, window: Window): LaidOutResource {
  const { events, levels, waiters, most, mostWaiters } = resource;
  const laidOut: Level[] = [];
  for (let index = 0; index < events.length; index += 1) {
    const start = axis.edge(events[index] as number);
    if (start > window.to) break;
    const next = events[index + 1];
    const stop = next === undefined ? axis.length : axis.edge(next);
    if (stop < window.from || stop <= start) continue;
    const x = clamp(percent(start, window));
    const level = {
      x,
      width: round(clamp(percent(stop, window)) - x),
      fill: most === 0 ? 0 : (levels[index] as number) / most,
      waiters: mostWaiters === 0 ? 0 : (waiters[index] as number) / mostWaiters,
    };
    const before = laidOut.at(-1);
    if (before !== undefined && before.width < FINEST) {
      laidOut[laidOut.length - 1] = {
        x: before.x,
        width: round(x + level.width - before.x),
        fill: Math.max(before.fill, level.fill),
        waiters: Math.max(before.waiters, level.waiters),
      };
    } else if (level.width > 0) laidOut.push(level);
  }
  return {
    from: clamp(percent(axis.edge(resource.created), window)),
    levels: laidOut,
    holds: layOutHolds(resource, axis, window),
  };
}

function layOutHolds({ holds }: Resource, axis: Axis, window: Window): HoldBar[] {
  const bars: HoldBar[] = [];
  const lastInSlot: number[] = [];
  for (const hold of holds) {
    const start = axis.edge(hold.first);
    if (start > window.to) break;
    const stop = hold.last === Number.POSITIVE_INFINITY ? axis.length : axis.edge(hold.last);
    if (stop < window.from) continue;
    const x = clamp(percent(start, window));
    const width = round(clamp(percent(stop, window)) - x);
    // Holds that are too narrow to be seen beside each other are drawn once.
    if (width < FINEST && x - (lastInSlot[hold.slot] ?? -1) < FINEST) continue;
    lastInSlot[hold.slot] = x;
    bars.push({ hold, x, width: Math.max(width, FINEST) });
  }
  return bars;
}

function clamp(percentage: number): number {
  return Math.min(100, Math.max(0, percentage));
}

function round(percentage: number): number {
  return Math.round(percentage * 100) / 100;
}
