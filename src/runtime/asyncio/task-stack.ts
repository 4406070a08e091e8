import { describeError, writeError } from "../builtins/report.ts";
import type { Coroutine } from "../loop/coroutine.ts";
import { run } from "../loop/run.ts";
import { siteOf } from "../loop/sites.ts";
import { NONE } from "../trace/events.ts";
import type { Frame } from "../trace/trace.ts";
import type { Task } from "./task.ts";

/** A deep recursion's stack of awaits is told by its innermost part. */
const MOST_AWAITS = 50;

/**
 * The functions that a suspended coroutine is in, for the trace.
 * @returns the index of `[[function, site]…]`, outermost first, among the trace's strings; none when the trace
 * has no more room
 */
export function awaitStack(root: Coroutine): number {
  if (run.recorder.isFull) return NONE;
  const frames: [name: string, site: number][] = [];
  for (let at: Coroutine | null = root.top; at !== null && frames.length < MOST_AWAITS; at = at.caller) {
    if (!at.raw) frames.push([at.code.name, at.code.site === 0 ? 0 : at.site]);
    if (at === root) break;
  }
  return run.recorder.intern(JSON.stringify(frames.reverse()));
}

/** What `task.printStack` takes by keyword. */
export interface StackOptions {
  /** The greatest number of frames: the newest of a stack, the oldest of a traceback. */
  limit?: number | null;
  /** What to write to; standard error by default. */
  file?: { write(text: string): unknown } | null;
}

/**
 * The frames of a task, outermost first, as CPython's `get_stack`: one for a suspended coroutine, the
 * traceback's for one that failed, none for one that returned.
 */
export function stackOf(task: Task<never>, limit: number | null): Frame[] {
  const coroutine = task.getCoro();
  if (!coroutine.ended) {
    const place = siteOf(coroutine.site);
    if (place === null || (limit !== null && limit <= 0)) return [];
    return [{ ...place, function: coroutine.code.name }];
  }
  if (task.cancelled() || task._exception === null) return [];
  const frames = [...describeError(task._exception).frames];
  return limit === null ? frames : frames.slice(0, Math.max(0, limit));
}

/** Prints the frames of a task, as CPython's `print_stack`. */
export function printStackOf(task: Task<never>, { limit = null, file = null }: StackOptions): void {
  const frames = stackOf(task, limit);
  const failed = task.done() && !task.cancelled() && task._exception !== null;
  const kind = failed ? "Traceback" : "Stack";
  const lines = [
    frames.length === 0 ? `No stack for ${task}` : `${kind} for ${task} (most recent call last):`,
  ];
  for (const frame of frames) {
    lines.push(`  File "${frame.file}", line ${frame.line}, in ${frame.function}`);
  }
  if (failed) {
    const { name, message } = describeError(task._exception);
    lines.push(message === "" ? name : `${name}: ${message}`);
  }
  if (file === null) writeError(lines.join("\n"));
  else file.write(`${lines.join("\n")}\n`);
}
