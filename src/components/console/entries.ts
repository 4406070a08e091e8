import { EventKind, Stream } from "../../runtime/trace/events.ts";
import {
  type ErrorRecord,
  eventAt,
  eventCount,
  type Site,
  siteAt,
  type Trace,
  textAt,
} from "../../runtime/trace/trace.ts";

interface Place {
  /** The event's index in the trace. */
  readonly index: number;
  /** Virtual time, in nanoseconds. */
  readonly time: number;
  /** Where in the program it happened. */
  readonly site: Site | null;
  /** The name of the task that ran, or null. */
  readonly task: string | null;
}

/** A text that a run printed. */
export interface PrintedEntry extends Place {
  readonly kind: "stdout" | "stderr";
  readonly text: string;
}

/** The exception that ended a run. */
export interface ErrorEntry extends Place {
  readonly kind: "error";
  readonly error: ErrorRecord;
}

export type ConsoleEntry = PrintedEntry | ErrorEntry;

/**
 * Reads what the console shows out of a trace.
 * @param playhead how many of the trace's events have happened; all of them by default
 */
export function consoleEntries(trace: Trace, playhead = eventCount(trace)): ConsoleEntry[] {
  const entries: ConsoleEntry[] = [];
  const names = new Map<number, string>();
  for (let index = 0; index < playhead; index += 1) {
    const kind = trace.events.kind[index];
    if (kind === EventKind.taskCreated) {
      names.set(trace.events.subject[index] as number, textAt(trace, trace.events.text[index] as number));
    }
    if (kind !== EventKind.output && kind !== EventKind.error) continue;
    const event = eventAt(trace, index);
    const site = siteAt(trace, event.site);
    const place = { index, time: event.time, site, task: names.get(event.task) ?? null };
    if (kind === EventKind.output) {
      const stream = event.value === Stream.stderr ? "stderr" : "stdout";
      entries.push({ ...place, kind: stream, text: textAt(trace, event.text) });
      continue;
    }
    const error = trace.errors[event.subject];
    if (error !== undefined) entries.push({ ...place, kind: "error", error });
  }
  return entries;
}
