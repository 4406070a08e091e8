import { run } from "../loop/run.ts";
import { siteOf } from "../loop/sites.ts";
import { EventKind, Stream } from "../trace/events.ts";
import type { ErrorRecord, Frame } from "../trace/trace.ts";
import { withoutCompiledNames } from "./compiled-names.ts";
import { BaseExceptionGroup, groupText } from "./exception-groups.ts";
import { exceptionMessage, exceptionName } from "./exceptions.ts";
import { formatTraceback } from "./format-traceback.ts";
import { type TracebackEntry, tracebackEntries } from "./traceback.ts";

export { formatTraceback } from "./format-traceback.ts";

/** How many exceptions back a record tells what an exception was raised from, and how deep groups go. */
const MOST_CAUSES = 10;
/** How many of a group's exceptions a record keeps, at most. */
const MOST_IN_GROUP = 100;

/** @returns a thrown value as data: what it is, and the reader's lines that it passed through. */
export function describeError(error: unknown, depth = 0): ErrorRecord {
  return describe(error, depth, false);
}

/** As {@link describeError}, of an error that the program did not catch: from the module's own line on. */
export function describeUncaught(error: unknown): ErrorRecord {
  return describe(error, 0, true);
}

function describe(error: unknown, depth: number, isUncaught: boolean): ErrorRecord {
  const isGroup = error instanceof BaseExceptionGroup;
  const record: ErrorRecord = {
    name: exceptionName(error),
    message: isGroup ? groupText(error) : exceptionMessage(withoutCompiledNames(error)),
    frames: framesOf(error, isUncaught),
    ...(isGroup && depth < MOST_CAUSES
      ? { exceptions: error.exceptions.slice(0, MOST_IN_GROUP).map((one) => describeError(one, depth + 1)) }
      : {}),
  };
  if (depth >= MOST_CAUSES || typeof error !== "object" || error === null) return record;
  const { cause, __context__: context } = error as { cause?: unknown; __context__?: unknown };
  // `{ cause: null }` is `from None`: what was being handled is of no interest.
  const before = cause === null ? null : (cause ?? context);
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
function framesOf(error: unknown, isUncaught: boolean): Frame[] {
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
  const isModule = isUncaught && outermost.at(-1)?.function === MODULE;
  return [
    ...inner,
    ...(isModule && (outermost !== thrownIn || !isThrownByCoroutine) ? outermost : []),
  ].reverse();
}

/** What tracebacks call the code outside of functions. */
export const MODULE = "<module>";

function toFrame(entry: TracebackEntry): Frame[] {
  const place = siteOf(entry.site);
  return place === null ? [] : [{ ...place, function: entry.name }];
}

/** Writes lines to the program's standard error. */
export function writeError(text: string): void {
  run.recorder.record(EventKind.output, { text, value: Stream.stderr });
}

/** Prints a traceback to the program's standard error. */
export function printTraceback(error: unknown): void {
  writeError(formatTraceback(describeError(error)));
}
