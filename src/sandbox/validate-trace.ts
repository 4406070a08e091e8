import { EventKind, NONE, Stream } from "../runtime/trace/events.ts";
import type { ErrorRecord, EventColumns, Frame, Outcome, Status, Trace } from "../runtime/trace/trace.ts";
import { MalformedMessage } from "./protocol.ts";

/** How many exceptions back an error may tell of; the runtime stops far earlier. */
const MOST_CAUSES = 100;

const STATUSES: readonly Status[] = ["ok", "error", "deadlock", "stopped"];
const LAST_KIND = Math.max(...Object.values(EventKind));

const COLUMNS = {
  kind: Uint8Array,
  time: Float64Array,
  task: Int32Array,
  site: Int32Array,
  subject: Int32Array,
  text: Int32Array,
  value: Float64Array,
  cause: Int32Array,
  stack: Int32Array,
} as const satisfies { [Name in keyof EventColumns]: new () => EventColumns[Name] };

/** What a trace is checked against: the program that the page asked to run. */
export interface Expected {
  readonly files: readonly string[];
  readonly sites: readonly number[];
}

/**
 * Checks a trace that came out of a sandbox, so that no view needs to: columns are of equal length, every
 * index points into its list, times do not go back, texts are texts.
 *
 * @returns a trace of the known parts alone; its files and sites are those that the page already has
 * @throws MalformedMessage that says what is wrong
 */
export function validateTrace(value: unknown, expected: Expected): Trace {
  const trace = object(value, "the trace");
  check(trace.version === 1, "the trace is of another version");
  check(trace.language === "typescript", "the trace is of another language");
  const duration = amount(trace.duration, "duration");
  const strings = list(trace.strings, "strings").map((text) => string(text, "a string"));
  const errors = list(trace.errors, "errors").map((error) => readError(error));
  const events = readColumns(trace.events);
  const dropped = amount(trace.dropped, "dropped");
  checkEvents(events, {
    isWhole: dropped === 0,
    duration,
    sites: expected.sites.length / 3,
    strings: strings.length,
    errors: errors.length,
  });
  return {
    version: 1,
    language: "typescript",
    seed: finite(trace.seed, "seed"),
    files: [...expected.files],
    sites: Int32Array.from(expected.sites),
    events,
    strings,
    errors,
    duration,
    outcome: readOutcome(trace.outcome),
    dropped,
  };
}

function readColumns(value: unknown): EventColumns {
  const columns = object(value, "the events");
  const length = (columns.kind as Uint8Array | undefined)?.length;
  for (const [name, type] of Object.entries(COLUMNS)) {
    const column = columns[name];
    check(column instanceof type, `the column '${name}' is not of its type`);
    check(
      (column as EventColumns[keyof EventColumns]).length === length,
      `the column '${name}' is too short or long`,
    );
  }
  const {
    kind,
    time,
    task,
    site,
    subject,
    text,
    value: values,
    cause,
    stack,
  } = columns as unknown as EventColumns;
  return { kind, time, task, site, subject, text, value: values, cause, stack };
}

/**
 * Checks each event. Tasks are numbered as they are created, so none has a number that was not given out yet,
 * unless its creation is among the events that the trace has no room for.
 */
function checkEvents(
  events: EventColumns,
  counts: { isWhole: boolean; duration: number; sites: number; strings: number; errors: number },
): void {
  const { kind: kinds, time: times, task, site, subject: subjects, text, value: values, cause } = events;
  let tasks = 0;
  let before = 0;
  for (let index = 0; index < kinds.length; index += 1) {
    const kind = kinds[index] as number;
    const time = times[index] as number;
    const subject = subjects[index] as number;
    const value = values[index] as number;
    check(kind <= LAST_KIND, "an event is of no known kind");
    check(time >= before && time <= counts.duration, "an event is out of time");
    before = time;
    if (kind === EventKind.taskCreated) {
      check(subject === tasks, "a task has a wrong number");
      tasks += 1;
    } else if (kind === EventKind.cancelRequested) {
      check(subject >= 0 && (subject < tasks || !counts.isWhole), "an event names no task");
    } else if (kind === EventKind.taskFailed || kind === EventKind.error) {
      check(subject >= 0 && subject < counts.errors, "an event names no error");
    } else if (kind === EventKind.output) {
      check(value === Stream.stdout || value === Stream.stderr, "output is on no known stream");
    }
    check(subject >= NONE, "an event has a wrong subject");
    check(!Number.isNaN(value), "an event has a wrong value");
    checkIndex(task[index], counts.isWhole ? tasks : Number.POSITIVE_INFINITY, "task");
    checkIndex(text[index], counts.strings, "text");
    checkIndex(cause[index], index, "cause");
    checkIndex(events.stack[index], counts.strings, "stack");
    check(
      (site[index] as number) >= 0 && (site[index] as number) < counts.sites,
      "an event has a wrong site",
    );
  }
}

/** An index is {@link NONE}, or one of a list with `count` entries. */
function checkIndex(value: number | undefined, count: number, name: string): void {
  check((value as number) >= NONE && (value as number) < count, `an event has a wrong ${name}`);
}

function readOutcome(value: unknown): Outcome {
  const { status, error } = object(value, "the outcome");
  check(STATUSES.includes(status as Status), "the outcome is of no known status");
  return { status: status as Status, error: error === null ? null : readError(error) };
}

function readError(value: unknown, depth = 0): ErrorRecord {
  const error = object(value, "an error");
  const record = {
    name: string(error.name, "an error's name"),
    message: string(error.message, "an error's message"),
    frames: list(error.frames, "an error's frames").map(readFrame),
  };
  check(depth < MOST_CAUSES, "an error has too many causes");
  const members = error.exceptions;
  const group =
    members === undefined
      ? {}
      : { exceptions: list(members, "a group's exceptions").map((member) => readError(member, depth + 1)) };
  if (error.cause === undefined) return { ...record, ...group };
  const cause = object(error.cause, "an error's cause");
  return {
    ...record,
    ...group,
    cause: { explicit: cause.explicit === true, error: readError(cause.error, depth + 1) },
  };
}

function readFrame(value: unknown): Frame {
  const frame = object(value, "a frame");
  return {
    file: string(frame.file, "a frame's file"),
    line: amount(frame.line, "a frame's line"),
    column: amount(frame.column, "a frame's column"),
    function: string(frame.function, "a frame's function"),
  };
}

function check(holds: boolean, message: string): void {
  if (!holds) throw new MalformedMessage(message);
}

function object(value: unknown, name: string): Record<string, unknown> {
  check(typeof value === "object" && value !== null, `${name} is not an object`);
  return value as Record<string, unknown>;
}

/** @returns a list without holes. */
function list(value: unknown, name: string): unknown[] {
  check(Array.isArray(value), `${name} is not a list`);
  return Array.from(value as unknown[]);
}

function string(value: unknown, name: string): string {
  check(typeof value === "string", `${name} is not text`);
  return value as string;
}

function finite(value: unknown, name: string): number {
  check(Number.isFinite(value), `${name} is not a number`);
  return value as number;
}

function amount(value: unknown, name: string): number {
  check(Number.isFinite(value) && (value as number) >= 0, `${name} is not a number from 0`);
  return value as number;
}
