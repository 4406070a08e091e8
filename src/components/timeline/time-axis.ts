import { scaleLinear } from "d3-scale";
import type { Axis, Tick, Window } from "./axis.ts";
import { countUpTo, type Timeline, timeOf } from "./model.ts";

/** How much room waits that never ended get beyond the end of the run, as a share of the axis. */
const BEYOND_THE_END = 0.12;
/** With gaps compressed, none is wider than this many times the usual one. */
const WIDEST_GAP = 3;
const SECOND = 1e9;

/**
 * The axis of virtual time, in nanoseconds.
 * @param compressed whether long stretches in which nothing happens are shortened
 */
export function timeAxis(timeline: Timeline, compressed = false): Axis {
  const { trace, count } = timeline;
  const times = trace.events.time;
  const isOpen = timeline.tasks.some(({ end }) => end === null);
  const run = trace.duration || (isOpen ? SECOND : 1);
  const beyond = isOpen ? run * BEYOND_THE_END : 0;
  const { placeOf, timeAt, end } = compressed ? compression(timeline) : { ...STRAIGHT, end: run };
  const length = compressed ? end * (isOpen ? 1 + BEYOND_THE_END : 1) : run + beyond;
  return {
    kind: "time",
    length,
    finest: Math.min(length, Math.max(length / 1e6, 100)),
    edge: (event) => (event >= count && isOpen ? length : placeOf(timeOf(timeline, event))),
    at: (event) => placeOf(timeOf(timeline, event)),
    // Rounding must not hide an event that stands exactly there.
    eventAt: (place) => (place < 0 ? -1 : countUpTo(times, timeAt(place) + 1e-3) - 1),
    timeAt: (place) => Math.min(trace.duration, Math.max(0, timeAt(place))),
    placeOf,
    ticks(window, apart) {
      const last = placeOf(trace.duration);
      const within = { from: window.from, to: Math.min(window.to, last) };
      if (!compressed) return evenTicks(window, within, apart);
      return spaced(momentsOf(timeline), within, apart, placeOf);
    },
  };
}

const STRAIGHT = { placeOf: (time: number): number => time, timeAt: (place: number): number => place };

function evenTicks(window: Window, { from, to }: Window, apart: number): Tick[] {
  const scale = scaleLinear([window.from / SECOND, window.to / SECOND], [0, 1]);
  const most = Math.max(1, Math.min(8, Math.floor((window.to - window.from) / apart)));
  const format = scale.tickFormat(most);
  return scale
    .ticks(most)
    .map((seconds) => ({ at: seconds * SECOND, label: `${Number(format(seconds).replace("−", "-"))} s` }))
    .filter(({ at }) => at >= from - 1e-3 && at <= to + 1e-3);
}

/** The distinct times at which something happens. */
function momentsOf({ trace }: Timeline): number[] {
  const moments: number[] = [0];
  for (const time of trace.events.time) if (time > (moments.at(-1) as number)) moments.push(time);
  if (trace.duration > (moments.at(-1) as number)) moments.push(trace.duration);
  return moments;
}

function spaced(
  moments: readonly number[],
  { from, to }: Window,
  apart: number,
  placeOf: (time: number) => number,
): Tick[] {
  const ticks: Tick[] = [];
  for (const time of moments) {
    const at = placeOf(time);
    if (at < from || at > to || at - (ticks.at(-1)?.at ?? Number.NEGATIVE_INFINITY) < apart) continue;
    ticks.push({ at, label: `${Number((time / SECOND).toPrecision(6))} s` });
  }
  return ticks;
}

/** A mapping of time to places that goes straight from moment to moment, and shortens long gaps. */
function compression(timeline: Timeline): {
  placeOf: (time: number) => number;
  timeAt: (place: number) => number;
  end: number;
} {
  const moments = momentsOf(timeline);
  const gaps = moments.slice(1).map((time, index) => time - (moments[index] as number));
  const usual = gaps.toSorted((a, b) => a - b)[gaps.length >> 1] ?? SECOND;
  const places = [0];
  for (const gap of gaps) places.push((places.at(-1) as number) + Math.min(gap, usual * WIDEST_GAP));
  return {
    placeOf: (time) => between(moments, places, time),
    timeAt: (place) => between(places, moments, place),
    end: (places.at(-1) as number) || SECOND,
  };
}

function between(from: readonly number[], to: readonly number[], value: number): number {
  const next = countUpTo(from, value);
  const before = Math.max(0, next - 1);
  const low = from[before] as number;
  const start = to[before] as number;
  const high = from[before + 1];
  if (high === undefined || high === low) return start;
  return start + ((value - low) / (high - low)) * ((to[before + 1] as number) - start);
}
