import type { Ending } from "./model.ts";

/** @returns the outline of the mark of an ending around a point. */
export function endPath(how: Ending, x: number, y: number): string {
  if (how === "finished") return `M${x - 4} ${y} a4 4 0 1 0 8 0 a4 4 0 1 0 -8 0 Z`;
  if (how === "failed") return `M${x - 4} ${y - 4} l8 8 M${x - 4} ${y + 4} l8 -8`;
  return `M${x} ${y - 4.5} l4.5 4.5 l-4.5 4.5 l-4.5 -4.5 Z`;
}
