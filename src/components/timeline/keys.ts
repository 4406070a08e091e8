import type { TimelineView } from "./view.ts";

/** What the keys do while a timeline has the focus, for the sheet of keys. */
export const TIMELINE_KEYS: readonly (readonly [keys: string, what: string])[] = [
  ["↑ ↓", "the lane above, below"],
  ["← →", "what the lane's task did before, after"],
  ["Enter", "move the playhead there"],
  ["+ −", "zoom in, out"],
  ["0", "show the whole run"],
  ["Shift ← →", "pan"],
  ["( )", "the selected part starts, ends at the playhead"],
  ["a", "all arrows, or none"],
  ["Esc", "select nothing"],
];

/**
 * Does what a key says.
 * @param onPick is told the line of the program that the playhead was moved to
 * @returns whether the key means something
 */
export function timelineKey(
  view: TimelineView,
  event: KeyboardEvent,
  onPick: (line: number | null) => void,
): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case "ArrowUp":
      view.moveCursor(-1, 0);
      return true;
    case "ArrowDown":
      view.moveCursor(1, 0);
      return true;
    case "ArrowLeft":
      if (event.shiftKey) view.pan(-0.2);
      else view.moveCursor(0, -1);
      return true;
    case "ArrowRight":
      if (event.shiftKey) view.pan(0.2);
      else view.moveCursor(0, 1);
      return true;
    case "Enter": {
      const cursor = view.cursor.peek();
      if (cursor === null) return false;
      onPick(view.goTo(cursor));
      return true;
    }
    case "+":
    case "=":
      view.zoom(0.5);
      return true;
    case "-":
    case "−":
      view.zoom(2);
      return true;
    case "0":
      view.showAll();
      return true;
    case "(":
      view.selectFromPlayhead("from");
      return true;
    case ")":
      view.selectFromPlayhead("to");
      return true;
    case "a":
      view.hasAllArrows.value = !view.hasAllArrows.peek();
      return true;
    case "Escape":
      return clear(view);
    default:
      return false;
  }
}

function clear(view: TimelineView): boolean {
  const hadAny = view.cursor.peek() !== null || view.range.peek() !== null || view.selected.peek() !== null;
  view.cursor.value = null;
  view.selected.value = null;
  view.clearRange();
  return hadAny;
}
