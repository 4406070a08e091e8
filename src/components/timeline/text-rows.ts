import { EventKind } from "../../runtime/trace/events.ts";
import { siteAt, type Trace, textAt } from "../../runtime/trace/trace.ts";
import { clockTime, count } from "../words.ts";
import { type TaskLane, type Timeline, timeOf } from "./model.ts";
import { isHeld, type Resource } from "./resources.ts";
import { waitedFor } from "./words.ts";

/** A row of the timeline as text. Times are in seconds, as text. */
export interface TimelineRow {
  readonly lane: string;
  readonly from: string;
  readonly to: string;
  readonly what: string;
}

/** Longer tables help nobody. */
const MOST_ROWS = 300;

/** A row that is put into words only when it is wanted: a long run has very many. */
type LazyRow = () => TimelineRow;

/** @returns what the timeline shows, in words, lane by lane; and how many rows were left out. */
export function timelineRows(timeline: Timeline): { rows: TimelineRow[]; hidden: number } {
  const rows: TimelineRow[] = [];
  let hidden = 0;
  const add = (row: LazyRow): void => {
    if (rows.length < MOST_ROWS) rows.push(row());
    else hidden += 1;
  };
  for (const lane of timeline.tasks) for (const row of taskRows(timeline, lane)) add(row);
  for (const resource of timeline.resources) for (const row of resourceRows(timeline, resource)) add(row);
  return { rows, hidden };
}

function* taskRows(timeline: Timeline, lane: TaskLane): Generator<LazyRow, void, undefined> {
  const { trace } = timeline;
  const name = `${lane.name} (${lane.coroutine})`;
  const creator = timeline.taskById.get(lane.parent);
  const by = creator === undefined ? "the program" : creator.name;
  yield () => at(timeline, name, lane.created, `is created by ${by}`);
  for (const { state, first, last } of lane.segments) {
    const isOpen = last >= timeline.count;
    const isLong = timeOf(timeline, first) !== timeOf(timeline, last);
    if (state === "waiting" && (isOpen || isLong)) {
      yield () => {
        const what = `${isOpen ? "still waits" : "waits"} for ${waitedFor(trace, first)}${lineOf(trace, first)}`;
        return between(timeline, name, first, isOpen ? null : last, what);
      };
    } else if (isLong) {
      const what = state === "running" ? "holds the loop up" : "is ready, and cannot run";
      yield () => between(timeline, name, first, last, what);
    }
  }
  const { end } = lane;
  if (end === null) return;
  const how = { finished: "finishes", failed: "fails", cancelled: "is cancelled" }[end.how];
  yield () => at(timeline, name, end.event, how + errorText(trace, lane));
}

function* resourceRows(timeline: Timeline, resource: Resource): Generator<LazyRow, void, undefined> {
  const { trace, taskById } = timeline;
  const { name, events, levels, waiters, holds } = resource;
  if (isHeld(resource)) {
    for (const { task, first, last } of holds) {
      const holder = taskById.get(task)?.name ?? "the program";
      yield () => between(timeline, name, first, Number.isFinite(last) ? last : null, `is held by ${holder}`);
    }
    return;
  }
  for (const [index, event] of events.entries()) {
    yield () => {
      const waiting = waiters[index] === 0 ? "" : `; ${count(waiters[index] as number, "task")} waiting`;
      return at(timeline, name, event, changeText(trace, event, levels[index] as number) + waiting);
    };
  }
}

function changeText(trace: Trace, event: number, level: number): string {
  switch (trace.events.kind[event]) {
    case EventKind.queuePut:
      return `takes an item in: holds ${level}`;
    case EventKind.queueGot:
      return `hands an item out: holds ${level}`;
    case EventKind.resourceWaiting:
      return "is waited for";
    case EventKind.resourceWaited:
      return "a wait for it is over";
    default:
      return textAt(trace, trace.events.text[event] as number);
  }
}

function at(timeline: Timeline, lane: string, event: number, what: string): TimelineRow {
  const time = clockTime(timeOf(timeline, event));
  return { lane, from: time, to: time, what };
}

/** @param last the event that ended it, or null when none did */
function between(
  timeline: Timeline,
  lane: string,
  first: number,
  last: number | null,
  what: string,
): TimelineRow {
  return { ...at(timeline, lane, first, what), to: last === null ? "–" : clockTime(timeOf(timeline, last)) };
}

function lineOf(trace: Trace, event: number): string {
  const site = siteAt(trace, trace.events.site[event] as number);
  return site === null ? "" : `, at line ${site.line}`;
}

function errorText(trace: Trace, { end }: TaskLane): string {
  if (end?.how !== "failed") return "";
  const error = trace.errors[trace.events.subject[end.event] as number];
  if (error === undefined) return "";
  return `: ${error.message === "" ? error.name : `${error.name}: ${error.message}`}`;
}
