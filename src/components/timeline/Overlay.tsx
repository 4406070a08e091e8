import { type PlacedArrow, placeArrows } from "./arrows.ts";
import { percent } from "./axis.ts";
import { usePlayheadCarrier } from "./Ruler.tsx";
import { isTaskRow } from "./rows.ts";
import type { Size } from "./size.ts";
import type { TimelineView } from "./view.ts";

const APART = 11;
/** More arrows than this are a thicket. */
const MOST_ARROWS = 250;

/** The lines behind the lanes. */
export function Grid({ view }: { view: TimelineView }) {
  const axis = view.axis.value;
  const window = view.window.value;
  const ticks = axis.ticks(window, ((window.to - window.from) * APART) / 100);
  return (
    <svg class="pl-timeline-grid" aria-hidden="true">
      {ticks.map(({ at }) => {
        const x = `${percent(at, window)}%`;
        return <line key={at} x1={x} x2={x} y1="0" y2="100%" />;
      })}
    </svg>
  );
}

/** What is drawn over the lanes: the selected part, arrows, and the playhead with the future behind it. */
export function Overlay({ view, size }: { view: TimelineView; size: Size | null }) {
  return (
    <div class="pl-timeline-overlay" aria-hidden="true">
      <SelectedRange view={view} />
      {size !== null && <Arrows view={view} size={size} />}
      <PlayheadLine view={view} />
    </div>
  );
}

function SelectedRange({ view }: { view: TimelineView }) {
  const range = view.range.value;
  if (range === null) return null;
  const window = view.window.value;
  const from = Math.min(100, Math.max(0, percent(range.from, window)));
  const to = Math.min(100, Math.max(0, percent(range.to, window)));
  return <div class="pl-range" style={{ insetInlineStart: `${from}%`, width: `${to - from}%` }} />;
}

function PlayheadLine({ view }: { view: TimelineView }) {
  const carrier = usePlayheadCarrier(view);
  return (
    <div class="pl-playhead-carrier" ref={carrier}>
      <div class="pl-future" />
      <div class="pl-playhead-line" />
    </div>
  );
}

function Arrows({ view, size }: { view: TimelineView; size: Size }) {
  const arrows = view.arrows.value;
  if (arrows.length === 0) return null;
  const rowOf = new Map<number, number>();
  for (const [index, row] of view.rows.value.entries()) if (isTaskRow(row)) rowOf.set(row.lane.id, index);
  const window = view.window.value;
  const placed = placeArrows(arrows, view.axis.value, window, (task) => rowOf.get(task), MOST_ARROWS);
  return (
    <svg class="pl-arrows" aria-hidden="true">
      {placed.map((arrow) => (
        <ArrowShape
          key={`${arrow.arrow.cause} ${arrow.arrow.effect} ${arrow.toRow}`}
          placed={arrow}
          size={size}
          x1={(percent(arrow.fromPlace, window) / 100) * size.trackWidth}
          x2={(percent(arrow.toPlace, window) / 100) * size.trackWidth}
        />
      ))}
    </svg>
  );
}

interface ArrowShapeProps {
  readonly placed: PlacedArrow;
  readonly size: Size;
  readonly x1: number;
  readonly x2: number;
}

function ArrowShape({ placed, size, x1, x2 }: ArrowShapeProps) {
  const y1 = size.middleOf(placed.fromRow);
  const y2 = size.middleOf(placed.toRow);
  // It bulges out to the side, so that it can be seen beside the line that both moments are on.
  const bulge = Math.min(34, 12 + Math.abs(y2 - y1) / 10);
  const side = Math.max(x1, x2) + bulge > size.trackWidth + 12 ? -1 : 1;
  const tip = x2 + side * 2;
  return (
    <g class={`pl-arrow pl-arrow-${placed.arrow.kind}`}>
      <path d={`M${x1} ${y1} C${x1 + side * bulge} ${y1} ${x2 + side * bulge} ${y2} ${tip} ${y2}`} />
      <path class="pl-arrow-head" d={`M${tip} ${y2} l${side * 6} -3.5 v7 Z`} />
      <circle class="pl-arrow-head" cx={x1} cy={y1} r="2" />
    </g>
  );
}
