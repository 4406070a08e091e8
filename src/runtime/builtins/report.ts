import { run } from "../loop/run.ts";
import { siteOf } from "../loop/sites.ts";
import { EventKind, Stream } from "../trace/events.ts";
import type { ErrorRecord, Frame } from "../trace/trace.ts";
import { exceptionMessage, exceptionName } from "./exceptions.ts";
import { type TracebackEntry, tracebackEntries } from "./traceback.ts";

/** How many exceptions back a record tells what an exception was raised from. */
const MOST_CAUSES = 10;

/** @returns a thrown value as data: what it is, and the reader's lines that it passed through. */
export function describeError(error: unknown, depth = 0): ErrorRecord {
  const record = {
    name: exceptionName(error),
    message: exceptionMessage(error),
    frames: framesOf(error),
  };
  if (depth >= MOST_CAUSES || typeof error !== "object" || error === null) return record;
  const { cause, __context__: context } = error as { cause?: unknown; __context__?: unknown };
  const before = cause ?? context;
  if (before === undefined || before === null) return record;
  return {
    ...record,
    cause: { explicit: cause !== undefined && cause !== null, error: describeError(before, depth + 1) },
  };
}

/**
 * The frames of an error, outermost first. Plain functions are on JavaScript's stack, from the throw to
 * where the runtime called the program; the coroutines that the error then passed through are its traceback.
 */
function framesOf(error: unknown): Frame[] {
  const entries = tracebackEntries(error);
  const stack = error instanceof Error && typeof error.stack === "string" ? error.stack : "";
  const groups = stack === "" ? [] : run.host.locate(stack);
  const awaits = entries.flatMap(toFrame);
  const thrownIn = groups[0] ?? [];
  const outermost = groups.at(-1) ?? [];
  const first = awaits[0];
  if (first === undefined) return thrownIn.toReversed();
  const isThrownByCoroutine = thrownIn.at(-1)?.function === first.function;
  const inner = isThrownByCoroutine ? [...thrownIn, ...awaits.slice(1)] : awaits;
  const isModule = outermost.at(-1)?.function === MODULE;
  return [...inner, ...(isModule && outermost !== thrownIn ? outermost : [])].reverse();
}

/** What tracebacks call the code outside of functions. */
export const MODULE = "<module>";

function toFrame(entry: TracebackEntry): Frame[] {
  const place = siteOf(entry.site);
  return place === null ? [] : [{ ...place, function: entry.name }];
}

/** @returns Python's text of an uncaught exception. */
export function formatTraceback(record: ErrorRecord): string {
  const lines: string[] = [];
  if (record.cause !== undefined) {
    lines.push(
      formatTraceback(record.cause.error),
      "",
      record.cause.explicit
        ? "The above exception was the direct cause of the following exception:"
        : "During handling of the above exception, another exception occurred:",
      "",
    );
  }
  if (record.frames.length > 0) lines.push("Traceback (most recent call last):");
  for (const frame of record.frames) {
    lines.push(`  File "${frame.file}", line ${frame.line}, in ${frame.function}`);
  }
  lines.push(record.message === "" ? record.name : `${record.name}: ${record.message}`);
  return lines.join("\n");
}

/** Writes lines to the program's standard error. */
export function writeError(text: string): void {
  run.recorder.record(EventKind.output, { text, value: Stream.stderr });
}

/** Prints a traceback to the program's standard error. */
export function printTraceback(error: unknown): void {
  writeError(formatTraceback(describeError(error)));
}
