/** Which of the two axes: virtual time, or steps, each as wide as the next. */
export type AxisKind = "time" | "steps";

/** A mark on an axis. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** Where events stand from left to right. Places count from 0 to `length` in the axis' own unit. */
export interface Axis {
  readonly kind: AxisKind;
  readonly length: number;
  /** The narrowest window that one can zoom in to. */
  readonly finest: number;
  /** Where a stretch that begins or ends with an event has its edge. */
  edge(event: number): number;
  /** Where the playhead stands when `event` is the last that has happened; −1 is before the first. */
  at(event: number): number;
  /** The last event at or before a place, or −1. */
  eventAt(place: number): number;
  /** Virtual time at a place, in nanoseconds. */
  timeAt(place: number): number;
  /** Where a virtual time is; null where time has no place of its own, as on the axis of steps. */
  placeOf(time: number): number | null;
  /** Marks within a window, at least `apart` from each other. */
  ticks(window: Window, apart: number): Tick[];
}

/** The part of an axis that is drawn. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** @returns an axis' whole length. */
export function wholeOf(axis: Axis): Window {
  return { from: 0, to: axis.length };
}

/** @returns a place as a percentage of the window's width. Two decimals are finer than a pixel. */
export function percent(place: number, { from, to }: Window): number {
  return Math.round(((place - from) / (to - from)) * 1e4) / 100;
}

/** Zooms by a factor (below 1: in) so that `around` stays where it is. */
export function zoomed(axis: Axis, { from, to }: Window, factor: number, around: number): Window {
  const width = Math.min(axis.length, Math.max(axis.finest, (to - from) * factor));
  const share = to === from ? 0.5 : (around - from) / (to - from);
  return within(axis, around - share * width, width);
}

/** Moves a window by a distance, as far as the axis goes. */
export function panned(axis: Axis, { from, to }: Window, by: number): Window {
  return within(axis, from + by, to - from);
}

/** Moves a window so that a place is in it, if it is not. */
export function revealing(axis: Axis, window: Window, place: number): Window {
  if (place >= window.from && place <= window.to) return window;
  return within(axis, place - (window.to - window.from) * 0.1, window.to - window.from);
}

function within(axis: Axis, from: number, width: number): Window {
  const start = Math.min(Math.max(0, from), axis.length - width);
  return { from: start, to: start + width };
}
