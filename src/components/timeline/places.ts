import type { Axis } from "./axis.ts";
import { type Segment, segmentAt, type TaskLane } from "./model.ts";

/** The step without width next to a place, if there is one near enough. */
export function nearestStep(lane: TaskLane, axis: Axis, place: number, tolerance: number): Segment | null {
  let nearest: Segment | null = null;
  let distance = tolerance;
  const start = Math.max(0, countSegmentsUpTo(lane, axis, place - tolerance) - 1);
  for (let index = start; index < lane.segments.length; index += 1) {
    const segment = lane.segments[index] as Segment;
    const at = axis.edge(segment.first);
    if (at > place + tolerance) break;
    if (segment.state !== "running" || axis.edge(segment.last) > at) continue;
    if (Math.abs(at - place) <= distance) {
      nearest = segment;
      distance = Math.abs(at - place);
    }
  }
  return nearest;
}

/** The last segment with a width that begins at or before a place and reaches over it. */
export function segmentAtPlace(lane: TaskLane, axis: Axis, place: number): Segment | null {
  for (let index = countSegmentsUpTo(lane, axis, place) - 1; index >= 0; index -= 1) {
    const segment = lane.segments[index] as Segment;
    const to = axis.edge(segment.last);
    if (to > place) return segment;
    if (to > axis.edge(segment.first)) return null;
  }
  return segmentAt(lane, axis.eventAt(place)) ?? null;
}

function countSegmentsUpTo(lane: TaskLane, axis: Axis, place: number): number {
  let low = 0;
  let high = lane.segments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (axis.edge((lane.segments[middle] as Segment).first) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}
