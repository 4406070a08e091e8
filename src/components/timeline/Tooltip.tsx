import { percent } from "./axis.ts";
import type { Size } from "./size.ts";
import type { TimelineView } from "./view.ts";
import { sentence } from "./words.ts";

/** How wide a tooltip may get, in pixels. */
const WIDTH = 260;

interface TooltipProps {
  readonly view: TimelineView;
  readonly size: Size;
}

/** What there is to say about what the mouse or the keyboard's cursor is at. */
export function Tooltip({ view, size }: TooltipProps) {
  const spot = view.hover.value ?? view.cursor.value;
  if (spot === null) return null;
  const explanation = view.explain(spot);
  if (explanation === null) return null;
  const axis = view.axis.value;
  const window = view.window.value;
  const start = (percent(axis.edge(spot.segment?.first ?? spot.event), window) / 100) * size.trackWidth;
  const x = Math.max(0, Math.min(start, size.trackWidth - WIDTH));
  const bottom = (spot.row + 1) * size.rowHeight;
  return (
    <div class="pl-tooltip" style={{ transform: `translate(${x}px, ${bottom + 2}px)` }} aria-hidden="true">
      <strong>{explanation.title}</strong>
      {explanation.lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
}

/** Says for screen readers what the keyboard's cursor is at, and nothing else. */
export function CursorText({ view }: { view: TimelineView }) {
  const cursor = view.cursor.value;
  const explanation = cursor === null ? null : view.explain(cursor);
  return (
    <p class="sr-only" aria-live="polite">
      {explanation === null ? "" : sentence(explanation)}
    </p>
  );
}
