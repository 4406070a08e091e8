import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { LANE_HEIGHT } from "./Rows.tsx";

/** What the page has made of the timeline, in pixels. */
export interface Size {
  readonly trackWidth: number;
  readonly rowHeight: number;
  /** Of the part that is seen. */
  readonly height: number;
  /** The middle of a row's lane, from the top of the first row. */
  middleOf(row: number): number;
}

/** Measures a timeline, and again when its size changes; null before it is in a page. */
export function useSize(scroller: RefObject<HTMLElement>, tracks: RefObject<HTMLElement>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const measure = (): void => {
      if (scroller.current === null || tracks.current === null) return;
      const rowHeight = Number.parseFloat(getComputedStyle(tracks.current).getPropertyValue("--pl-row"));
      const trackWidth = tracks.current.clientWidth;
      const height = scroller.current.clientHeight;
      setSize((before) =>
        before?.trackWidth === trackWidth && before.rowHeight === rowHeight && before.height === height
          ? before
          : {
              trackWidth,
              rowHeight,
              height,
              // On narrow screens the name is above the lane: the lane is what is at the bottom of the row.
              middleOf: (row) => (row + 1) * rowHeight - LANE_HEIGHT / 2,
            },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (scroller.current !== null) observer.observe(scroller.current);
    if (tracks.current !== null) observer.observe(tracks.current);
    return () => observer.disconnect();
  }, [scroller, tracks]);
  return size;
}
