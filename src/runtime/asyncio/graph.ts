import { RecursionError, RuntimeError, TypeError } from "../builtins/exceptions.ts";
import { repr } from "../builtins/repr.ts";
import { Coroutine } from "../loop/coroutine.ts";
import { current } from "../loop/current.ts";
import { run } from "../loop/run.ts";
import { siteOf } from "../loop/sites.ts";
import { EventKind, Stream } from "../trace/events.ts";
import { _getRunningLoop } from "./events.ts";
import { Future } from "./futures.ts";
import { Task } from "./task.ts";

/** One place of a call stack. */
export interface CallGraphFrame {
  /** The reader's file; null for a function of the runtime's, such as `sleep`. */
  readonly file: string | null;
  /** The line, from 1; null where there is no file. */
  readonly line: number | null;
  readonly function: string;
  readonly isAsync: boolean;
}

/** One entry of {@link FutureCallGraph.callStack}, as CPython's class of the name. */
export interface FrameCallGraphEntry {
  readonly frame: CallGraphFrame;
}

/** A future or task, where it is, and who awaits it. */
export interface FutureCallGraph {
  readonly future: Future | Task;
  /** Innermost first. */
  readonly callStack: readonly FrameCallGraphEntry[];
  readonly awaitedBy: readonly FutureCallGraph[];
}

/** What the functions for call graphs take by keyword. */
export interface CallGraphOptions {
  /** Of the current task: how many of the innermost frames are left out, besides this call. Default 1, none. */
  depth?: number;
  /** The greatest number of frames a stack; the outermost ones when it is negative; 0 for no stacks. */
  limit?: number | null;
}

/**
 * Captures where a future or task is, and who awaits it: through `await`, `gather`, `wait`, `shield` and task
 * groups.
 * @param future the current task by default
 * @returns null when there is no current task
 * @throws RuntimeError outside of a loop, when no future is given; TypeError for what is no future;
 * RecursionError, with the cycle, when tasks await each other
 */
export function captureCallGraph(
  future: Future<never> | null = null,
  { depth = 1, limit = null }: CallGraphOptions = {},
): FutureCallGraph | null {
  const loop = _getRunningLoop();
  if (future === null && loop === null) {
    throw new RuntimeError(
      "capture_call_graph() is called outside of a running event loop and no *future* to introspect was provided",
    );
  }
  const currentTask = loop?._currentTask ?? null;
  const target: unknown = future ?? currentTask;
  if (target === null) return null;
  if (!(target instanceof Future)) {
    throw new TypeError(`${repr(target)} object does not appear to be compatible with asyncio.Future`);
  }
  const cycle = awaitCycle(target);
  if (cycle !== null) throw new RecursionError(`tasks await each other: ${cycle}`);
  if (target !== currentTask) return graphOf(target, limit);
  const stack = limit === 0 ? [] : runningStack(currentTask).slice(Math.max(0, depth - 1));
  return {
    future: target,
    // As CPython has it: of the running stack, a positive limit keeps the outermost.
    callStack: cut(stack, limit === null ? null : -limit).map((frame) => ({ frame })),
    awaitedBy: awaitersOf(target).map((awaiter) => graphOf(awaiter, limit)),
  };
}

function graphOf(future: Future, limit: number | null): FutureCallGraph {
  const outermostFirst = future instanceof Task && limit !== 0 ? suspendedStack(future.getCoro()) : [];
  return {
    future,
    callStack: cut(outermostFirst, limit)
      .reverse()
      .map((frame) => ({ frame })),
    awaitedBy: awaitersOf(future).map((awaiter) => graphOf(awaiter, limit)),
  };
}

function cut<T>(list: readonly T[], limit: number | null): T[] {
  if (limit === null || limit === 0) return [...list];
  return limit > 0 ? list.slice(0, limit) : list.slice(limit);
}

function awaitersOf(future: Future): Future[] {
  const awaitedBy = future._awaitedBy as Future | Set<Future> | null;
  if (awaitedBy === null) return [];
  return awaitedBy instanceof Set ? [...awaitedBy] : [awaitedBy];
}

function frameOf(name: string, site: number, isAsync: boolean): CallGraphFrame {
  const place = siteOf(site);
  return { file: place?.file ?? null, line: place?.line ?? null, function: name, isAsync };
}

/** A suspended coroutine and what it awaits, outermost first. */
function suspendedStack(coroutine: Coroutine): CallGraphFrame[] {
  const stack: CallGraphFrame[] = [];
  if (coroutine.ended) return stack;
  for (let at: unknown = coroutine; at instanceof Coroutine; at = at.awaiting) {
    stack.push(coroutineFrame(at));
  }
  return stack;
}

/** The runtime's own coroutines have no place in the reader's files. */
function coroutineFrame({ code, site }: Coroutine): CallGraphFrame {
  return frameOf(code.name, code.site === 0 ? 0 : site, true);
}

/** What runs now, innermost first: ordinary functions, from JavaScript's stack, then the task's coroutines. */
function runningStack(task: Task): CallGraphFrame[] {
  const root = task.getCoro();
  // The last of the frames that JavaScript knows is the body of the innermost coroutine.
  const known = run.host.locate(String(new Error().stack))[0] ?? [];
  const stack = known.map((frame, index): CallGraphFrame => {
    return {
      file: frame.file,
      line: frame.line,
      function: frame.function,
      isAsync: index === known.length - 1,
    };
  });
  const innermost = root.top ?? root;
  if (stack.length === 0) stack.push(frameOf(innermost.code.name, current.site, true));
  for (let at = innermost; at !== root && at.caller !== null; ) {
    at = at.caller;
    stack.push(coroutineFrame(at));
  }
  return stack;
}

function label(future: Future): string {
  return future instanceof Task ? `Task(name=${repr(future.getName())})` : "Future()";
}

/** @returns the tasks and futures that await each other, if `future` is awaited by itself: `A → B → A`. */
export function awaitCycle(future: Future): string | null {
  const path: Future[] = [];
  const onPath = new Set<Future>();
  const clear = new Set<Future>();
  const visit = (at: Future): Future[] | null => {
    if (onPath.has(at)) return [...path.slice(path.indexOf(at)), at];
    if (clear.has(at)) return null;
    path.push(at);
    onPath.add(at);
    for (const awaiter of awaitersOf(at)) {
      const found = visit(awaiter);
      if (found !== null) return found;
    }
    path.pop();
    onPath.delete(at);
    clear.add(at);
    return null;
  };
  const cycle = visit(future);
  if (cycle === null) return null;
  // The path leads from the awaited to the awaiter; readers ask who waits for whom.
  return cycle
    .reverse()
    .map((at) => (at instanceof Task ? at.getName() : "a future"))
    .join(" → ");
}

/**
 * The call graph as text.
 * @param future the current task by default
 * @returns the empty string when there is no current task
 */
export function formatCallGraph(
  future: Future<never> | null = null,
  { depth = 1, limit = null }: CallGraphOptions = {},
): string {
  const graph = captureCallGraph(future, { depth, limit });
  if (graph === null) return "";
  const lines: string[] = [];
  render(graph, "", lines);
  return lines.join("\n");
}

const INDENT = "    ";

function render(graph: FutureCallGraph, indent: string, lines: string[]): void {
  lines.push(`${indent}* ${label(graph.future)}`);
  if (graph.callStack.length > 0) lines.push(`${indent}  + Call stack:`);
  for (const { frame } of graph.callStack) {
    const place = frame.file === null ? "" : `File ${repr(frame.file)}, line ${frame.line}, `;
    lines.push(`${indent}  |   ${place}in ${frame.isAsync ? "async " : ""}${frame.function}()`);
  }
  if (graph.awaitedBy.length === 0) return;
  lines.push(`${indent}  + Awaited by:`);
  for (const awaiter of graph.awaitedBy) render(awaiter, indent + INDENT, lines);
}

/**
 * Prints the call graph.
 * @param future the current task by default
 * @param options `file` is what to write to; standard output by default
 */
export function printCallGraph(
  future: Future<never> | null = null,
  options: CallGraphOptions & { file?: { write(text: string): unknown } | null } = {},
): void {
  const { depth = 1, limit = null, file = null } = options;
  const text = formatCallGraph(future, { depth, limit });
  if (file === null) run.recorder.record(EventKind.output, { text, value: Stream.stdout });
  else file.write(`${text}\n`);
}
