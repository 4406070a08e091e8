import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { prefersReducedMotion } from "../playback/frames.ts";

/** Milliseconds that a thing is on its way. */
const TRAVEL = 220;

/**
 * Lets what has a `data-flip` key inside of an element travel to its new place, when it has another one after a
 * change, in another box too. It stands still for readers who asked for little movement.
 */
export function useFlip(root: RefObject<HTMLElement>): void {
  const places = useRef(new Map<string, { x: number; y: number }>());
  useLayoutEffect(() => {
    if (root.current === null) return;
    const isStill = prefersReducedMotion();
    const origin = root.current.getBoundingClientRect();
    const next = new Map<string, { x: number; y: number }>();
    const moved: [element: HTMLElement, x: number, y: number][] = [];
    for (const element of root.current.querySelectorAll<HTMLElement>("[data-flip]")) {
      const key = element.dataset.flip as string;
      const { left, top } = element.getBoundingClientRect();
      const at = {
        x: left - origin.left + root.current.scrollLeft,
        y: top - origin.top + root.current.scrollTop,
      };
      const before = places.current.get(key);
      next.set(key, at);
      if (before === undefined) continue;
      const [x, y] = [before.x - at.x, before.y - at.y];
      if (Math.abs(x) + Math.abs(y) > 1) moved.push([element, x, y]);
    }
    places.current = next;
    if (isStill) return;
    for (const [element, x, y] of moved) {
      element.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: "none" }], {
        duration: TRAVEL,
        easing: "ease-out",
      });
    }
  });
}
