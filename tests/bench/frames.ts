/** @returns frames a second, and the frames' milliseconds: the middle one, the 95th of a hundred, the longest. */
export function summary(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  const total = times.reduce((sum, time) => sum + time, 0);
  const rate = ((times.length / total) * 1000).toFixed(1);
  return `${rate.padStart(5)} frames/s; a frame: median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`;
}
