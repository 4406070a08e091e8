import { Component } from "preact";
import type { Axis, Window } from "./axis.ts";
import { type Bar, layOutResource, layOutTask } from "./layout.ts";
import { EndMark } from "./marks.tsx";
import type { Timeline } from "./model.ts";
import { isHeld, MOST_SLOTS } from "./resources.ts";
import { isTaskRow, type ResourceRow, type Row, type TaskRow } from "./rows.ts";

/** Pixels: a lane's height, and its bars'. Widths are the reader's window's. */
export const LANE_HEIGHT = 26;
const BAR_HEIGHT = 18;
const MIDDLE = LANE_HEIGHT / 2;
/** The height of the strip that shows how many tasks are in line. */
const LINE_HEIGHT = 5;

/** Where the reader's program and the timeline meet. */
export interface RowContext {
  readonly timeline: Timeline;
  readonly axis: Axis;
  readonly window: Window;
  /** The width of a lane in pixels, where it is known. */
  readonly trackWidth: number | null;
  /** The first events of the stretches that the marked line of the program is about. */
  readonly marked: ReadonlySet<number>;
  onFold(task: number): void;
}

interface RowProps {
  readonly row: Row;
  readonly context: RowContext;
  readonly isSelected: boolean;
}

/**
 * A line of the timeline: a name, and beside it or below it the lane. It is drawn again only when what it shows
 * changes, so that scrolling draws only the rows that come into sight.
 */
export class RowView extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    const { row, context, isSelected } = this.props;
    return next.row !== row || next.context !== context || next.isSelected !== isSelected;
  }

  override render({ row, context, isSelected }: RowProps) {
    return (
      <div class={`pl-row ${isSelected ? "pl-row-selected" : ""}`}>
        {isTaskRow(row) ? <TaskName row={row} onFold={context.onFold} /> : <ResourceName row={row} />}
        {isTaskRow(row) ? (
          <TaskTrack row={row} context={context} />
        ) : (
          <ResourceTrack row={row} context={context} />
        )}
      </div>
    );
  }
}

function TaskName({ row, onFold }: { row: TaskRow; onFold: (task: number) => void }) {
  const { lane, isLastChild, isFolded, below, isContext } = row;
  return (
    <div class="pl-row-head" style={{ paddingInlineStart: `${Math.min(8, Math.max(0, lane.depth - 1))}rem` }}>
      <div
        class={`pl-lane-name ${isContext ? "pl-lane-context" : ""}`}
        title={`${lane.name} ${lane.coroutine}`}
      >
        {lane.depth > 0 && <span class="pl-lane-branch">{isLastChild ? "└ " : "├ "}</span>}
        {lane.name} <span class="pl-muted">{lane.coroutine}</span>
      </div>
      {below > 0 && (
        <button
          type="button"
          class="pl-fold"
          aria-expanded={!isFolded}
          aria-label={`${below} below ${lane.name}`}
          onClick={() => onFold(lane.id)}
        >
          <span aria-hidden="true">{isFolded ? `▸ ${below}` : "▾"}</span>
        </button>
      )}
    </div>
  );
}

function ResourceName({ row }: { row: ResourceRow }) {
  return (
    <div class="pl-row-head">
      <div class="pl-resource-name" title={row.lane.name}>
        {row.lane.name}
      </div>
    </div>
  );
}

function TaskTrack({ row, context }: { row: TaskRow; context: RowContext }) {
  const { timeline, axis, window, marked, trackWidth } = context;
  const { from, to, bars, steps, end } = layOutTask(timeline, row.lane, axis, window, trackWidth);
  return (
    <svg class="pl-lane" height={LANE_HEIGHT} aria-hidden="true">
      {to > from && <line class="pl-rail" x1={`${from}%`} x2={`${to}%`} y1={MIDDLE} y2={MIDDLE} />}
      {bars.map((bar) => (
        <BarShape key={bar.segment.first} bar={bar} isMarked={marked.has(bar.segment.first)} />
      ))}
      {steps.map((x) => (
        <line key={x} class="pl-tick" x1={`${x}%`} x2={`${x}%`} y1={2.5} y2={LANE_HEIGHT - 2.5} />
      ))}
      {row.lane.end !== null && end !== null && (
        <svg x={`${end}%`} y={MIDDLE} overflow="visible" aria-hidden="true">
          <EndMark how={row.lane.end.how} x={9} />
        </svg>
      )}
    </svg>
  );
}

function BarShape({ bar, isMarked }: { bar: Bar; isMarked: boolean }) {
  const { what, x, width, text, label, isOpen } = bar;
  const isRunning = what === "running";
  const isReady = what === "ready";
  const height = isRunning ? LANE_HEIGHT - 2 : isReady ? BAR_HEIGHT - 8 : BAR_HEIGHT;
  const y = (LANE_HEIGHT - height) / 2;
  const kind = isRunning ? "pl-step" : isReady ? "pl-bar-ready" : `pl-wait-${what}`;
  return (
    <>
      <rect
        class={`pl-bar ${kind} ${isOpen ? "pl-bar-open" : ""} ${isMarked ? "pl-bar-marked" : ""}`}
        x={`${x}%`}
        y={y}
        width={`${width}%`}
        height={height}
        rx={width < 1 ? 1 : isRunning || isReady ? 2 : 4}
      />
      {label !== "never" && (
        // A drawing of its own, so that the label cannot leave its bar.
        <svg x={`${x}%`} y={y} width={`${width}%`} height={height} aria-hidden="true">
          <text class={`pl-bar-label pl-label-${label}`} x="8" y="13">
            {text}
          </text>
        </svg>
      )}
    </>
  );
}

function ResourceTrack({ row: { lane }, context }: { row: ResourceRow; context: RowContext }) {
  const { axis, window } = context;
  const { from, levels, holds } = layOutResource(lane, axis, window);
  const hasSlots = isHeld(lane) && lane.slots <= MOST_SLOTS;
  const room = LANE_HEIGHT - LINE_HEIGHT - 4;
  const slot = room / Math.max(1, lane.slots);
  return (
    <svg class="pl-lane pl-lane-resource" height={LANE_HEIGHT} aria-hidden="true">
      <line class="pl-rail" x1={`${from}%`} x2="100%" y1={LANE_HEIGHT - 1.5} y2={LANE_HEIGHT - 1.5} />
      {hasSlots
        ? holds.map(({ hold, x, width }) => (
            <rect
              key={hold.first}
              class="pl-held"
              x={`${x}%`}
              y={LANE_HEIGHT - 2 - (hold.slot + 1) * slot}
              width={`${width}%`}
              height={Math.max(2, slot - 1.5)}
              rx="1"
            />
          ))
        : levels
            .filter(({ fill }) => fill > 0)
            .map(({ x, width, fill }) => (
              <rect
                key={x}
                class="pl-held"
                x={`${x}%`}
                y={LANE_HEIGHT - 2 - fill * room}
                width={`${width}%`}
                height={fill * room}
              />
            ))}
      {levels
        .filter(({ waiters }) => waiters > 0)
        .map(({ x, width, waiters }) => (
          <rect
            key={x}
            class="pl-waiters"
            x={`${x}%`}
            y={1 + (1 - waiters) * (LINE_HEIGHT - 1.5)}
            width={`${width}%`}
            height={1.5 + waiters * (LINE_HEIGHT - 1.5)}
          />
        ))}
    </svg>
  );
}
