import type { Trace } from "../../runtime/trace/trace.ts";
import { ScrollPane } from "../ScrollPane.tsx";
import { clockTime, count, duration } from "../words.ts";
import { Key } from "./Key.tsx";
import { type Lanes, lanesOf } from "./lanes.ts";
import { type Bar, type LaidOutLane, layOut, type TimelineLayout } from "./layout.ts";
import { EndMark } from "./marks.tsx";
import { waitText } from "./rows.ts";
import { TimelineText } from "./TimelineText.tsx";

/** Pixels: a lane's height, and its bars'. Widths are the reader's window's. */
const LANE_HEIGHT = 26;
const BAR_HEIGHT = 18;
const MIDDLE = LANE_HEIGHT / 2;

interface TimelineProps {
  readonly trace: Trace;
  /** How many of the trace's events have happened; all of them by default. */
  readonly playhead?: number;
}

/** What each task waited for, and when: drawn, and as text. */
export function Timeline({ trace, playhead }: TimelineProps) {
  const lanes = lanesOf(trace, playhead);
  if (lanes.lanes.length === 0) return <p class="pl-note">No task ran, so there is no timeline.</p>;
  const layout = layOut(lanes);
  return (
    <figure class="pl-timeline">
      <ScrollPane class="pl-timeline-scroll" label="Timeline">
        <div class="pl-timeline-plot" role="img" aria-label={summary(lanes)}>
          <Axis layout={layout} />
          {layout.lanes.map((lane) => (
            <LaneRow key={lane.lane.task} {...lane} />
          ))}
        </div>
      </ScrollPane>
      {layout.hidden > 0 && (
        <p class="pl-note">{count(layout.hidden, "more task")} ran; the first ones are shown.</p>
      )}
      <Key layout={layout} />
      <TimelineText lanes={lanes} />
    </figure>
  );
}

function summary({ lanes, now }: Lanes): string {
  return `${count(lanes.length, "task")} over ${duration(now)} of virtual time. The same as text follows.`;
}

function Axis({ layout }: { layout: TimelineLayout }) {
  return (
    <>
      <svg class="pl-timeline-axis" height="18" aria-hidden="true">
        {layout.ticks.map(({ x, label }) => (
          <text key={label} x={`${x}%`} y="12" text-anchor={x === 0 ? "start" : "middle"}>
            {label}
          </text>
        ))}
      </svg>
      <svg class="pl-timeline-grid" aria-hidden="true">
        {layout.ticks.map(({ x, label }) => (
          <line key={label} x1={`${x}%`} x2={`${x}%`} y1="20" y2="100%" />
        ))}
      </svg>
    </>
  );
}

function LaneRow({ lane, isLastChild, from, to, bars, steps, end }: LaidOutLane) {
  return (
    <>
      <div class="pl-lane-name" style={{ paddingInlineStart: `${Math.max(0, lane.depth - 1)}rem` }}>
        {lane.depth > 0 && <span class="pl-lane-branch">{isLastChild ? "└ " : "├ "}</span>}
        {lane.name} <span class="pl-muted">{lane.coroutine}</span>
      </div>
      <svg class="pl-lane" height={LANE_HEIGHT} aria-hidden="true">
        <line class="pl-rail" x1={`${from}%`} x2={`${to}%`} y1={MIDDLE} y2={MIDDLE} />
        {bars.map((bar) => (
          <BarShape key={bar.span.from} {...bar} />
        ))}
        {steps.map((x) => (
          <svg key={x} x={`${x}%`} overflow="visible" aria-hidden="true">
            <rect class="pl-step" x={-1.5} y={1} width={3} height={LANE_HEIGHT - 2} rx={1.5} />
          </svg>
        ))}
        {lane.end !== null && end !== null && (
          <svg x={`${end}%`} y={MIDDLE} overflow="visible">
            <title>{`${lane.name}: ${lane.end.how} at ${clockTime(lane.end.time)} s`}</title>
            <EndMark how={lane.end.how} x={9} />
          </svg>
        )}
      </svg>
    </>
  );
}

function BarShape({ span, waitClass, x, width, label }: Bar) {
  const when = `${clockTime(span.from)} to ${span.isOpen ? "the end" : clockTime(span.to)}`;
  return (
    // A drawing of its own per bar, so that its label cannot leave it.
    <svg x={`${x}%`} y={(LANE_HEIGHT - BAR_HEIGHT) / 2} width={`${width}%`} height={BAR_HEIGHT}>
      <title>{`${waitText(span)}, ${when} s`}</title>
      <rect
        class={`pl-bar pl-wait-${waitClass} ${span.isOpen ? "pl-bar-open" : ""}`}
        width="100%"
        height="100%"
        rx="4"
      />
      {label !== "never" && (
        <text class={`pl-bar-label pl-label-${label}`} x="8" y="13">
          {span.text}
        </text>
      )}
    </svg>
  );
}
