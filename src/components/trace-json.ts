import type { EventColumns, Trace } from "../runtime/trace/trace.ts";

/** A trace as JSON can hold it: the typed arrays become arrays. */
export type TraceJson = Omit<Trace, "sites" | "events"> & {
  readonly sites: readonly number[];
  readonly events: { readonly [Column in keyof EventColumns]: readonly number[] };
};

/** @returns the trace as plain JSON data, for a page to carry. */
export function traceToJson(trace: Trace): TraceJson {
  const { events } = trace;
  return {
    ...trace,
    sites: [...trace.sites],
    events: {
      kind: [...events.kind],
      time: [...events.time],
      task: [...events.task],
      site: [...events.site],
      subject: [...events.subject],
      text: [...events.text],
      value: [...events.value],
      cause: [...events.cause],
      stack: [...events.stack],
    },
  };
}

/** @returns the trace that {@link traceToJson} was given. */
export function traceFromJson(json: TraceJson): Trace {
  const { events } = json;
  return {
    ...json,
    sites: Int32Array.from(json.sites),
    events: {
      kind: Uint8Array.from(events.kind),
      time: Float64Array.from(events.time),
      task: Int32Array.from(events.task),
      site: Int32Array.from(events.site),
      subject: Int32Array.from(events.subject),
      text: Int32Array.from(events.text),
      value: Float64Array.from(events.value),
      cause: Int32Array.from(events.cause),
      stack: Int32Array.from(events.stack),
    },
  };
}
