import { scaleLinear } from "d3-scale";
import type { Ending, Lane, Lanes, Span } from "./lanes.ts";
import { WAIT_CLASSES, type WaitClass } from "./wait-classes.ts";

/** How much room waits that never ended get beyond the end of the run, as a share of the axis. */
const BEYOND_THE_END = 0.12;

/** Beyond this many, lanes and their bars are left to the text. */
const MOST_LANES = 200;
const MOST_BARS_A_LANE = 400;

/** About how many pixels a letter of a bar's label takes, and the label's two margins. */
const LETTER_WIDTH = 6.6;
const LABEL_MARGINS = 14;
/** The narrowest tracks that the two layouts of the timeline, on phones and on wider screens, come to. */
const NARROW_TRACK = 280;
const WIDE_TRACK = 480;

/** A wait as a bar. Places are in percent of the axis' length. */
export interface Bar {
  readonly span: Span;
  readonly waitClass: WaitClass;
  readonly x: number;
  readonly width: number;
  /** Where the label has room: everywhere, on wide screens only, or nowhere. */
  readonly label: "always" | "wide" | "never";
}

/** A lane with places, in percent of the axis' length. */
export interface LaidOutLane {
  readonly lane: Lane;
  readonly isLastChild: boolean;
  /** From where to where the task lived. */
  readonly from: number;
  readonly to: number;
  readonly bars: readonly Bar[];
  readonly steps: readonly number[];
  /** The place of the mark that says how the task ended, or null while it has not. */
  readonly end: number | null;
}

/** A timeline ready to be drawn at any width. */
export interface TimelineLayout {
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  readonly lanes: readonly LaidOutLane[];
  /** How many lanes were left out because there are too many. */
  readonly hidden: number;
  /** What occurs, for the key. */
  readonly waitClasses: ReadonlySet<WaitClass>;
  readonly endings: ReadonlySet<Ending>;
  readonly hasOpenWaits: boolean;
}

/** Gives every lane, bar and tick its place on the axis of virtual time. */
export function layOut({ lanes, now }: Lanes): TimelineLayout {
  const shown = lanes.slice(0, MOST_LANES);
  const hasOpenWaits = shown.some((lane) => lane.end === null && lane.spans.at(-1)?.isOpen === true);
  const seconds = now / 1e9 || (hasOpenWaits ? 1 : 0);
  const last = hasOpenWaits ? seconds * (1 + BEYOND_THE_END) : seconds;
  const scale = scaleLinear([0, last || 1], [0, 100]);
  const place = (nanoseconds: number): number => round(scale(nanoseconds / 1e9));
  const format = scale.tickFormat(5);
  const waitClasses = new Set<WaitClass>();
  const endings = new Set<Ending>();

  const laidOut = shown.map((lane, index): LaidOutLane => {
    const bars = lane.spans.slice(0, MOST_BARS_A_LANE).map((span): Bar => {
      const x = place(span.from);
      const width = round((span.isOpen ? 100 : place(span.to)) - x);
      const waitClass = WAIT_CLASSES[span.wait];
      waitClasses.add(waitClass);
      return { span, waitClass, x, width, label: labelRoom(span.text, width) };
    });
    if (lane.end !== null) endings.add(lane.end.how);
    return {
      lane,
      isLastChild: isLastChild(shown, index),
      from: place(lane.created),
      to: lane.end === null ? 100 : place(lane.end.time),
      bars,
      steps: lane.steps.slice(0, MOST_BARS_A_LANE).map(place),
      end: lane.end === null ? null : place(lane.end.time),
    };
  });
  return {
    ticks: scale
      .ticks(5)
      .filter((tick) => tick <= seconds)
      .map((tick) => ({ x: round(scale(tick)), label: `${Number(format(tick))} s` })),
    lanes: laidOut,
    hidden: lanes.length - shown.length,
    waitClasses,
    endings,
    hasOpenWaits,
  };
}

function labelRoom(text: string, width: number): Bar["label"] {
  const needed = text.length * LETTER_WIDTH + LABEL_MARGINS;
  if ((width / 100) * NARROW_TRACK >= needed) return "always";
  return (width / 100) * WIDE_TRACK >= needed ? "wide" : "never";
}

/** Whether no later lane has the same creator. */
function isLastChild(lanes: readonly Lane[], index: number): boolean {
  const { depth } = lanes[index] as Lane;
  for (let next = index + 1; next < lanes.length; next += 1) {
    const other = lanes[next] as Lane;
    if (other.depth <= depth) return other.depth < depth;
  }
  return true;
}

/** Two decimals of a percent are finer than a pixel, and keep the page small. */
function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}
