import type { EventKind, TraceEvent } from "./events.ts";

/** The columns of a trace's events: one entry an event in each, in the order in which they happened. */
export interface EventColumns {
  readonly kind: Uint8Array;
  readonly time: Float64Array;
  readonly task: Int32Array;
  readonly site: Int32Array;
  readonly subject: Int32Array;
  readonly text: Int32Array;
  readonly value: Float64Array;
  readonly cause: Int32Array;
  readonly stack: Int32Array;
}

/** A place in the reader's files; line and column count from 1. */
export interface Site {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One frame of a traceback. */
export interface Frame extends Site {
  readonly function: string;
}

/** An exception as the page and the terminal show it. Frames run from the outermost to the innermost. */
export interface ErrorRecord {
  readonly name: string;
  readonly message: string;
  readonly frames: readonly Frame[];
  /** The exception that this one was raised from, or was raised while handling. */
  readonly cause?: { readonly explicit: boolean; readonly error: ErrorRecord };
  /** Of an exception group: the exceptions in it. */
  readonly exceptions?: readonly ErrorRecord[];
}

export type Status = "ok" | "error" | "deadlock" | "stopped" | "compile-error";

/** How a run ended. */
export interface Outcome {
  readonly status: Status;
  readonly error: ErrorRecord | null;
}

/**
 * Everything that leaves a run. Each view is a function of this and a playhead.
 * It is made of typed arrays and plain data, so that it can be transferred to another thread.
 */
export interface Trace {
  readonly version: 1;
  /** The language of the program that was run. */
  readonly language: "typescript" | "python";
  readonly seed: number;
  /** The reader's files, by the index that sites use. */
  readonly files: readonly string[];
  /** Three numbers a site (file index, line, column, the last two from 1); site 0 is nowhere. */
  readonly sites: Int32Array;
  readonly events: EventColumns;
  readonly strings: readonly string[];
  readonly errors: readonly ErrorRecord[];
  /** Virtual time at the end, in nanoseconds. */
  readonly duration: number;
  readonly outcome: Outcome;
  /** How many events were not kept, because the run had more than its trace may hold. */
  readonly dropped: number;
}

/** @returns how many events the trace holds. */
export function eventCount(trace: Trace): number {
  return trace.events.kind.length;
}

/** @returns event number `index`, counted from 0. */
export function eventAt(trace: Trace, index: number): TraceEvent {
  const { events } = trace;
  return {
    index,
    kind: events.kind[index] as EventKind,
    time: events.time[index] as number,
    task: events.task[index] as number,
    site: events.site[index] as number,
    subject: events.subject[index] as number,
    text: events.text[index] as number,
    value: events.value[index] as number,
    cause: events.cause[index] as number,
    stack: events.stack[index] as number,
  };
}

/** Every event in order. */
export function* eventsOf(trace: Trace): Generator<TraceEvent, void, undefined> {
  for (let index = 0; index < eventCount(trace); index += 1) yield eventAt(trace, index);
}

/** @returns string number `index`, or the empty string for none. */
export function textAt(trace: Trace, index: number): string {
  return trace.strings[index] ?? "";
}

/** @returns the place that a site stands for, or null for site 0. */
export function siteAt(trace: Pick<Trace, "sites" | "files">, site: number): Site | null {
  const line = trace.sites[site * 3 + 1];
  if (site <= 0 || line === undefined) return null;
  return {
    file: trace.files[trace.sites[site * 3] as number] ?? "",
    line,
    column: trace.sites[site * 3 + 2] as number,
  };
}

/** @returns the buffers to hand to `postMessage` as its transfer list. */
export function transferables(trace: Trace): ArrayBuffer[] {
  return [trace.sites, ...Object.values(trace.events)].map(
    (column: EventColumns[keyof EventColumns]) => column.buffer as ArrayBuffer,
  );
}
