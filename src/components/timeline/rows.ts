import { clockTime } from "../words.ts";
import type { Lanes, Span } from "./lanes.ts";

/** A row of the timeline as text. Times are in seconds, as text. */
export interface TimelineRow {
  readonly task: string;
  readonly from: string;
  readonly to: string;
  readonly what: string;
}

/** Longer tables help nobody. */
const MOST_ROWS = 300;

/** @returns what the timeline shows, in words, task by task; and how many rows were left out. */
export function timelineRows({ lanes }: Lanes): { rows: TimelineRow[]; hidden: number } {
  const nameOf = new Map(lanes.map((lane) => [lane.task, lane.name]));
  const rows: TimelineRow[] = [];
  for (const lane of lanes) {
    const task = `${lane.name} (${lane.coroutine})`;
    const creator = nameOf.get(lane.parent);
    const created = clockTime(lane.created);
    rows.push({
      task,
      from: created,
      to: created,
      what: creator === undefined ? "is created by the program" : `is created by ${creator}`,
    });
    for (const span of lane.spans) {
      rows.push({
        task,
        from: clockTime(span.from),
        to: span.isOpen ? "–" : clockTime(span.to),
        what: waitText(span),
      });
    }
    if (lane.end !== null) {
      const time = clockTime(lane.end.time);
      const message = lane.end.message === "" ? "" : `: ${lane.end.message}`;
      rows.push({ task, from: time, to: time, what: `${ENDED[lane.end.how]}${message}` });
    }
  }
  return { rows: rows.slice(0, MOST_ROWS), hidden: Math.max(0, rows.length - MOST_ROWS) };
}

const ENDED = { finished: "finishes", failed: "fails", cancelled: "is cancelled" } as const;

/** @returns a wait as a sentence without its subject. */
export function waitText(span: Span): string {
  const where = span.site === null ? "" : `, at line ${span.site.line}`;
  return `${span.isOpen ? "still waits" : "waits"} for ${span.text}${where}`;
}
