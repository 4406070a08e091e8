import type { Frames } from "./playhead.ts";

/** The pictures that the browser draws. */
export const pageFrames: Frames = {
  request: (draw) => requestAnimationFrame(draw),
  cancel: (request) => cancelAnimationFrame(request),
};

/** Whether the reader asked for as little movement as possible. For the browser only. */
export function prefersReducedMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
