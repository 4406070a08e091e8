import { useSignalEffect } from "@preact/signals";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Gestures } from "./gestures.ts";
import type { Size } from "./size.ts";
import type { TimelineView } from "./view.ts";

/** What the mouse and fingers do to the timeline. */
export function useGestures(
  view: TimelineView,
  scroller: { readonly current: HTMLElement | null },
  tracks: { readonly current: HTMLElement | null },
  size: Size | null,
  onReveal: (line: number | null) => void,
): Gestures {
  const latest = useRef(size);
  latest.current = size;
  const gestures = useMemo(() => {
    const surfaces = () => {
      if (tracks.current === null || latest.current === null) return null;
      return { tracks: tracks.current, rowHeight: latest.current.rowHeight };
    };
    return new Gestures(view, surfaces, onReveal);
  }, [view]);
  useEffect(() => {
    const element = scroller.current;
    const onWheel = (event: WheelEvent): void => gestures.wheel(event);
    element?.addEventListener("wheel", onWheel, { passive: false });
    return () => element?.removeEventListener("wheel", onWheel);
  }, [gestures]);
  return gestures;
}

/** When the playhead moves out of the window, the window goes along. */
export function useFollowing(view: TimelineView): void {
  useSignalEffect(() => {
    const place = view.playheadPlace();
    const { from, to } = view.window.peek();
    if (place < from || place > to) view.follow();
  });
}

/** Keeps the keyboard's cursor in sight. */
export function useScrollToCursor(
  view: TimelineView,
  scroller: { readonly current: HTMLElement | null },
  size: Size | null,
): void {
  const row = view.cursor.value?.row;
  useEffect(() => {
    const element = scroller.current;
    if (row === undefined || element === null || size === null) return;
    const top = row * size.rowHeight;
    const room = element.clientHeight - size.rowHeight * 2;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top > element.scrollTop + room) element.scrollTop = top - room;
  }, [row]);
}

/** Paper does not scroll. */
export function useIsPrinting(): boolean {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    const before = (): void => setIsPrinting(true);
    const after = (): void => setIsPrinting(false);
    addEventListener("beforeprint", before);
    addEventListener("afterprint", after);
    return () => {
      removeEventListener("beforeprint", before);
      removeEventListener("afterprint", after);
    };
  }, []);
  return isPrinting;
}
