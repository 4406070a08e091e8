import { RuntimeWarning, Stop } from "../builtins/exceptions.ts";
import { printTraceback, writeError } from "../builtins/report.ts";
import { warn } from "../builtins/warnings.ts";
import { type Coroutine, coroutinesOutsideLoops } from "../loop/coroutine.ts";
import { atRunStart } from "../loop/run.ts";
import type { EventLoop } from "./base-events.ts";
import { type ExceptionContext, isExit } from "./exception-handling.ts";
import type { Future } from "./futures.ts";
import type { Task } from "./task.ts";

/** What a program must close before its loop: a client's session, a connector. */
export interface Closable {
  /** Tells the loop's exception handler that it was not closed. */
  _reportUnclosed(): void;
}

/** What has to be closed and has not been, in the order in which it was made. */
let unclosed = new Map<Closable, EventLoop>();

/** @internal From here on `resource` is reported when its loop closes, until {@link wasClosed}. */
export function mustBeClosed(loop: EventLoop, resource: Closable): void {
  unclosed.set(resource, loop);
}

/** @internal */
export function wasClosed(resource: Closable): void {
  unclosed.delete(resource);
}

/** The loops of this run, in the order in which they were made. */
let loops: EventLoop[] = [];

atRunStart(() => {
  unclosed = new Map();
  loops = [];
});

/** @internal */
export function registerLoop(loop: EventLoop): void {
  loops.push(loop);
}

/**
 * Reports what a loop leaves behind. CPython does it when its garbage collector comes by; here it is when the
 * loop closes, or the program ends: coroutines that nobody awaited, then tasks that were still pending and
 * exceptions that nobody saw, each in the order of creation.
 * @param programEnded an exit is on its way to the program's caller while its loop closes, and so keeps its
 * task alive: it is reported when the program has ended
 */
export function reportLeftovers(loop: EventLoop, programEnded = false): void {
  const pending = [...loop._tasks].filter((task) => !task.done());
  const owned = new Set<Coroutine>(pending.map((task) => task.getCoro()));
  const neverAwaited = loop._created.take();
  for (const coroutine of neverAwaited) if (!owned.has(coroutine)) reportNeverAwaited(coroutine);
  const futures: Future<never>[] = [
    ...(loop._unretrieved as Set<Future<never>>),
    ...(pending as Task<never>[]),
  ];
  futures.sort((a, b) => a._sequence - b._sequence);
  for (const future of futures) {
    if (!future.done()) destroyPending(loop, future as Task<never>);
    else if (programEnded || !isExit(future._exception)) reportNeverRetrieved(loop, future);
  }
  for (const [resource, owner] of [...unclosed]) {
    if (owner !== loop || !unclosed.delete(resource)) continue;
    resource._reportUnclosed();
  }
}

/** Reports what is left when the program's module has run. */
export function reportLeftoversOfProgram(): void {
  for (const loop of loops) reportLeftovers(loop, true);
  for (const coroutine of coroutinesOutsideLoops.take()) reportNeverAwaited(coroutine);
}

function reportNeverAwaited(coroutine: Coroutine): void {
  const { code } = coroutine;
  const what = code.method === undefined ? "coroutine" : `coroutine method '${code.method}' of`;
  warn(RuntimeWarning, `${what} '${code.name}' was never awaited`, coroutine.createdAt);
  coroutine.close();
}

function reportNeverRetrieved(loop: EventLoop, future: Future<never>): void {
  future._retrieved();
  loop.callExceptionHandler(
    withCreation(future, {
      message: `${future.constructor.name} exception was never retrieved`,
      exception: future._exception,
      future: future as unknown as Future,
    }),
  );
}

/** A pending task goes away with its coroutine: `finally` blocks run, but cannot wait for anything. */
function destroyPending(loop: EventLoop, task: Task<never>): void {
  loop._tasks.delete(task as unknown as Task);
  if (task._logDestroyPending) {
    loop.callExceptionHandler(
      withCreation(task as unknown as Future<never>, {
        message: "Task was destroyed but it is pending!",
        task: task as unknown as Task,
      }),
    );
  }
  const coroutine = task.getCoro();
  if (!coroutine.begun) return reportNeverAwaited(coroutine);
  try {
    coroutine.close();
  } catch (error) {
    // As what a garbage collector meets: not even an exit goes anywhere from here.
    if (error instanceof Stop) throw error;
    writeError(`Exception ignored while closing generator ${coroutine}:`);
    printTraceback(error);
  }
}

/** @internal Adds where an object was made, in debug mode. */
export function withCreation(
  made: { readonly _createdAt: ExceptionContext["source_traceback"] | null },
  context: ExceptionContext,
): ExceptionContext {
  return made._createdAt ? { ...context, source_traceback: made._createdAt } : context;
}
