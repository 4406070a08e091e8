import type { Trace } from "../../runtime/trace/trace.ts";
import { clockTime } from "../words.ts";
import { type Axis, type AxisKind, percent, type Window, wholeOf } from "./axis.ts";
import { endPath } from "./end-path.ts";
import { type BarClass, layOutResource, layOutTask } from "./layout.ts";
import { type Ending, type Timeline, timelineOf } from "./model.ts";
import { isHeld, MOST_SLOTS } from "./resources.ts";
import { EVERYTHING, isTaskRow, type ResourceRow, type Row, rowsOf, type TaskRow } from "./rows.ts";
import { stepAxis } from "./step-axis.ts";
import { timeAxis } from "./time-axis.ts";
import { totalsOf, totalsText, wholeRun } from "./totals.ts";
import { explainSegment, sentence } from "./words.ts";

/** Pixels. */
const WIDTH = 1100;
const MARGIN = 16;
const TITLE = 26;
const RULER = 22;
const LANE = 26;
const BAR = 18;
const LETTER = 7.2;
const APART = 9;

/** More lanes than this make a picture that nobody can look at. */
const MOST_LANES = 500;

/** A picture stands alone, without the page's styles: its colours are those of the light theme. */
const FILLS: Readonly<Record<BarClass, string>> = {
  sleep: "#b4d4f8",
  tasks: "#dfe4ec",
  network: "#b2e2e4",
  lock: "#d2c5f4",
  queue: "#f5d9a8",
  future: "#f5cfda",
  turn: "#e6e6e6",
  ready: "#ffffff",
  running: "#0b8a6b",
  many: "#8b94a5",
};
const STEP = "#0b8a6b";
const FAILED = "#b3254a";
const TEXT = "#1c2330";
const MUTED = "#5b6577";
const LINE = "#dfe4ec";
const HELD = "#a78fe0";
const WAITERS = "#b07a12";

const END_STYLES: Readonly<Record<Ending, string>> = {
  finished: `fill="${STEP}"`,
  failed: `fill="none" stroke="${FAILED}" stroke-width="2" stroke-linecap="round"`,
  cancelled: `fill="none" stroke="${TEXT}" stroke-width="1.5"`,
};

export interface SvgOptions {
  /** Virtual time by default. */
  readonly axis?: AxisKind;
  /** Stands above the picture. */
  readonly title?: string;
}

/** Draws the timeline of a whole run as an SVG document of its own. */
export function timelineToSvg(trace: Trace, { axis: kind = "time", title = "" }: SvgOptions = {}): string {
  const timeline = timelineOf(trace);
  const axis = kind === "time" ? timeAxis(timeline) : stepAxis(timeline);
  const rows = rowsOf(timeline, EVERYTHING);
  const shown = rows.slice(0, MOST_LANES);
  const names = Math.min(300, Math.max(60, ...shown.map((row) => nameOf(row).length * LETTER)));
  const start = MARGIN + names + 14;
  const width = WIDTH - start - MARGIN - 16;
  const top = MARGIN + (title === "" ? 0 : TITLE) + RULER;
  const bottom = top + shown.length * LANE;
  const height = bottom + 28 + (shown.length < rows.length ? 18 : 0);
  const picture: Picture = { timeline, axis, window: wholeOf(axis), start, width };

  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="system-ui, sans-serif" font-size="12" fill="${TEXT}">`,
    `<title>${escaped(title || "Timeline")}</title>`,
    `<desc>${escaped(totalsText(totalsOf(timeline, wholeRun(timeline))))}</desc>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    title === "" ? "" : `<text x="${MARGIN}" y="${MARGIN + 12}" font-weight="600">${escaped(title)}</text>`,
    ...rulerParts(picture, top, bottom),
    ...shown.flatMap((row, index) => rowParts(picture, row, top + index * LANE)),
    `<text x="${MARGIN}" y="${bottom + 18}" fill="${MUTED}">${escaped(totalsText(totalsOf(timeline, wholeRun(timeline))))}</text>`,
    shown.length < rows.length
      ? `<text x="${MARGIN}" y="${bottom + 36}" fill="${MUTED}">${rows.length - shown.length} more lanes are left out.</text>`
      : "",
    "</svg>",
  ];
  return `${parts.filter((part) => part !== "").join("\n")}\n`;
}

interface Picture {
  readonly timeline: Timeline;
  readonly axis: Axis;
  readonly window: Window;
  /** The left end of the tracks, and their width. */
  readonly start: number;
  readonly width: number;
}

function rulerParts({ axis, window, start, width }: Picture, top: number, bottom: number): string[] {
  return axis.ticks(window, (axis.length * APART) / 100).flatMap(({ at, label }) => {
    const x = number(start + (percent(at, window) / 100) * width);
    return [
      `<line x1="${x}" x2="${x}" y1="${top - 4}" y2="${bottom}" stroke="${LINE}"/>`,
      `<text x="${x}" y="${top - 10}" font-size="11" fill="${MUTED}" text-anchor="${at === 0 ? "start" : "middle"}">${escaped(label)}</text>`,
    ];
  });
}

function rowParts(picture: Picture, row: Row, y: number): string[] {
  const isTask = isTaskRow(row);
  const indent = isTask ? Math.max(0, row.lane.depth - 1) * 2 * LETTER : 0;
  const name = `<text x="${MARGIN + indent}" y="${y + 17}" font-family="ui-monospace, monospace" fill="${isTask ? TEXT : MUTED}">${escaped(nameOf(row).trimStart())}</text>`;
  return [name, ...(isTask ? taskParts(picture, row, y) : resourceParts(picture, row, y))];
}

function nameOf(row: Row): string {
  if (!isTaskRow(row)) return row.lane.name;
  const { lane, isLastChild } = row;
  const branch = lane.depth === 0 ? "" : isLastChild ? "└ " : "├ ";
  return `${"  ".repeat(Math.max(0, lane.depth - 1))}${branch}${lane.name} ${lane.coroutine}`;
}

function taskParts(
  { timeline, axis, window, start, width }: Picture,
  { lane }: TaskRow,
  y: number,
): string[] {
  const { from, to, bars, steps, end } = layOutTask(timeline, lane, axis, window, width);
  const x = (place: number): string => number(start + (place / 100) * width);
  const middle = y + LANE / 2;
  const parts = [`<line x1="${x(from)}" x2="${x(to)}" y1="${middle}" y2="${middle}" stroke="#b7bec9"/>`];
  for (const { segment, what, x: place, width: share, text, label, isOpen } of bars) {
    const height = what === "running" ? LANE - 2 : what === "ready" ? BAR - 8 : BAR;
    const stroke = isOpen
      ? ` stroke="${FAILED}" stroke-width="1.5" stroke-dasharray="4 3"`
      : what === "ready"
        ? ` stroke="${STEP}"`
        : "";
    const told =
      what === "many" ? "Several short stretches" : sentence(explainSegment(timeline, lane, segment));
    parts.push(
      `<rect x="${x(place)}" y="${middle - height / 2}" width="${number((share / 100) * width)}" height="${height}" rx="3" fill="${FILLS[what]}"${stroke}><title>${escaped(told)}</title></rect>`,
    );
    if (label !== "never") {
      parts.push(
        `<text x="${number(Number(x(place)) + 8)}" y="${middle + 4}" font-size="11">${escaped(text)}</text>`,
      );
    }
  }
  for (const step of steps) {
    parts.push(
      `<line x1="${x(step)}" x2="${x(step)}" y1="${y + 2.5}" y2="${y + LANE - 2.5}" stroke="${STEP}" stroke-width="3" stroke-linecap="round"/>`,
    );
  }
  if (lane.end !== null && end !== null) {
    const told = `${lane.name}: ${lane.end.how} at ${clockTime(timeline.trace.events.time[lane.end.event] as number)} s`;
    parts.push(
      `<path d="${endPath(lane.end.how, Number(x(end)) + 9, middle)}" ${END_STYLES[lane.end.how]}><title>${escaped(told)}</title></path>`,
    );
  }
  return parts;
}

function resourceParts({ axis, window, start, width }: Picture, { lane }: ResourceRow, y: number): string[] {
  const { levels, holds } = layOutResource(lane, axis, window);
  const rect = (place: number, share: number, top: number, height: number, fill: string): string =>
    `<rect x="${number(start + (place / 100) * width)}" y="${number(top)}" width="${number((share / 100) * width)}" height="${number(height)}" fill="${fill}"/>`;
  const room = LANE - 9;
  const slot = room / Math.max(1, lane.slots);
  const filled =
    isHeld(lane) && lane.slots <= MOST_SLOTS
      ? holds.map(({ hold, x, width: share }) =>
          rect(x, share, y + LANE - 2 - (hold.slot + 1) * slot, Math.max(2, slot - 1.5), HELD),
        )
      : levels
          .filter(({ fill }) => fill > 0)
          .map(({ x, width: share, fill }) => rect(x, share, y + LANE - 2 - fill * room, fill * room, HELD));
  const waiting = levels
    .filter(({ waiters }) => waiters > 0)
    .map(({ x, width: share, waiters }) => rect(x, share, y + 1, 1.5 + waiters * 3.5, WAITERS));
  return [...filled, ...waiting];
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, "\u{fffd}");
}
