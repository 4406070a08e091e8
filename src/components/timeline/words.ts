import { EventKind, ResourceKind } from "../../runtime/trace/events.ts";
import { siteAt, type Trace, textAt } from "../../runtime/trace/trace.ts";
import { clockTime, count, duration } from "../words.ts";
import { wakingOf } from "./arrows.ts";
import { type Segment, type TaskLane, type Timeline, timeOf } from "./model.ts";
import { isHeld, type Resource, resourceAt } from "./resources.ts";

/** Numbers with more digits than anyone wrote: `1.2000000000000002`. */
const LONG_NUMBER = /\d+\.\d{7,}/g;

/** @returns a text of the trace with its numbers rounded for display. */
export function displayText(text: string): string {
  return text.replace(LONG_NUMBER, (number) => String(Number(Number(number).toPrecision(6))));
}

/** @returns what a task waits for that an event suspended: `sleep(1)`, `Semaphore(3)`, a task's name. */
export function waitedFor(trace: Trace, event: number): string {
  return displayText(textAt(trace, trace.events.text[event] as number));
}

/** What the timeline tells about a thing that the reader points at. */
export interface Explanation {
  readonly title: string;
  readonly lines: readonly string[];
}

/** @returns an explanation as one text. */
export function sentence({ title, lines }: Explanation): string {
  return [title, ...lines].map((line) => line.replace(/\.?$/, ".")).join(" ");
}

/** Tells about a stretch of a task's life. */
export function explainSegment(timeline: Timeline, lane: TaskLane, segment: Segment): Explanation {
  const { trace } = timeline;
  const isOpen = segment.last >= timeline.count;
  const lines = [period(timeline, segment.first, segment.last)];
  const place = siteAt(trace, trace.events.site[segment.first] as number);
  if (segment.state !== "ready" && place !== null) lines.push(`At line ${place.line}`);
  if (segment.state !== "running") {
    if (segment.state === "waiting" && isOpen) lines.push("It was never woken");
    else if (!isOpen || segment.state === "ready") lines.push(...wokenLine(timeline, segment));
  }
  if (segment.state === "running") lines.push(...endLine(timeline, lane, segment));
  return { title: `${lane.name} ${doing(timeline, segment)}`, lines };
}

function doing({ trace, count: events }: Timeline, { state, first, last }: Segment): string {
  if (state === "running") return "runs a step";
  if (state === "ready") return "is ready, and waits for the loop to run it";
  return `${last >= events ? "still waits" : "waits"} for ${waitedFor(trace, first)}`;
}

function period(timeline: Timeline, first: number, last: number): string {
  const from = timeOf(timeline, first);
  if (last >= timeline.count) return `From ${clockTime(from)} s to the end`;
  const to = timeOf(timeline, last);
  if (from === to) return `At ${clockTime(from)} s`;
  return `From ${clockTime(from)} s to ${clockTime(to)} s: ${duration(to - from)}`;
}

function wokenLine(timeline: Timeline, segment: Segment): string[] {
  const woken = segment.state === "ready" ? segment.first : segment.last;
  const waking = wakingOf(timeline.trace, woken);
  if (waking === null) return [];
  const { kind, task } = timeline.trace.events;
  const lane = timeline.taskById.get(task[waking] as number);
  switch (kind[waking]) {
    case EventKind.timerFired:
      return ["Woken by its timer"];
    case EventKind.taskCreated:
      return lane === undefined ? ["It was just created"] : [`${lane.name} created it`];
    case EventKind.cancelRequested:
      return lane === undefined ? ["Cancelled"] : [`Cancelled by ${lane.name}`];
    case EventKind.taskFinished:
    case EventKind.taskFailed:
    case EventKind.taskCancelled:
      return lane === undefined ? [] : [`Woken by the end of ${lane.name}`];
    case EventKind.taskSuspended:
      return ["It gave the others a turn"];
    default:
      return lane === undefined ? [] : [`Woken by ${lane.name}`];
  }
}

function endLine(timeline: Timeline, lane: TaskLane, segment: Segment): string[] {
  if (lane.end === null || lane.end.event !== segment.last) return [];
  return [`Then ${endText(timeline.trace, lane)}`];
}

/** @returns how a task ended, without its name: `fails: ValueError: no`. */
export function endText(trace: Trace, { end }: TaskLane): string {
  if (end === null) return "has not ended";
  if (end.how !== "failed") return { finished: "it finishes", cancelled: "it is cancelled" }[end.how];
  const error = trace.errors[trace.events.subject[end.event] as number];
  if (error === undefined) return "it fails";
  return `it fails: ${error.message === "" ? error.name : `${error.name}: ${error.message}`}`;
}

/** Tells about a task before it was created, or after its end. */
export function explainTask(timeline: Timeline, lane: TaskLane): Explanation {
  const { trace, taskById } = timeline;
  const creator = taskById.get(lane.parent);
  const by = creator === undefined ? "the program" : creator.name;
  const created = clockTime(timeOf(timeline, lane.created));
  const lines = [`Created by ${by} at ${created} s`];
  if (lane.end !== null) {
    lines.push(`At ${clockTime(timeOf(timeline, lane.end.event))} s ${endText(trace, lane)}`);
  }
  return { title: `${lane.name} (${lane.coroutine})`, lines };
}

/** Tells about a resource just after an event. */
export function explainResource(timeline: Timeline, resource: Resource, event: number): Explanation {
  const { level, holding, waiting } = resourceAt(resource, timeline.trace, event);
  const lines = [`At ${clockTime(timeOf(timeline, event))} s`];
  if (isHeld(resource)) {
    lines.push(holding.length === 0 ? "Nobody holds it" : `Held by ${names(timeline, holding)}`);
  } else if (resource.what === ResourceKind.queue) lines.push(`${count(level, "item")} in it`);
  else if (resource.what === ResourceKind.event) lines.push(level === 1 ? "It is set" : "It is not set");
  else lines.push(`${level} of its parties are there`);
  if (waiting.length > 0) lines.push(`Waiting: ${names(timeline, waiting)}`);
  return { title: resource.name, lines };
}

/** More names than this say less than their number. */
const MOST_NAMES = 5;

function names({ taskById }: Timeline, tasks: readonly number[]): string {
  const shown = tasks.slice(0, MOST_NAMES).map((task) => taskById.get(task)?.name ?? "the program");
  const rest = tasks.length - shown.length;
  return rest > 0 ? `${shown.join(", ")} and ${rest} more` : shown.join(", ");
}
