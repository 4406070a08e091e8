import type { NetworkRequest } from "./requests.ts";

/** A stretch of virtual time, in nanoseconds. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** @returns the time that the waterfall shows: from the run's start to the last request's end. */
export function spanOf(requests: readonly NetworkRequest[]): TimeSpan {
  let to = 0;
  for (const request of requests) to = Math.max(to, request.to);
  return { from: 0, to: Math.max(to, 1) };
}

/** @returns where a time is in a span, as CSS says it; what lies outside is put on its edge. */
export function percent(time: number, { from, to }: TimeSpan): string {
  const share = Math.min(1, Math.max(0, (time - from) / (to - from)));
  return `${Math.round(share * 1e4) / 100}%`;
}
