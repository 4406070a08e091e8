import { BaseException, KeyboardInterrupt, Stop, SystemExit } from "../builtins/exceptions.ts";
import { printTraceback, writeError } from "../builtins/report.ts";
import { repr } from "../builtins/repr.ts";
import type { AsyncGenerator } from "../loop/async-generator.ts";
import type { EventLoop } from "./base-events.ts";
import { type Creation, formatCreationTraceback } from "./creation.ts";
import type { Handle } from "./events.ts";
import type { Future } from "./futures.ts";
import type { Task } from "./tasks.ts";

/** What an exception handler is told; the keys are CPython's. */
export interface ExceptionContext {
  message?: string;
  exception?: unknown;
  future?: Future;
  task?: Task;
  handle?: Handle;
  asyncgen?: AsyncGenerator;
  /** In debug mode, where the object was made. */
  source_traceback?: Creation;
  /** In debug mode, where the callback that runs was scheduled. */
  handle_traceback?: Creation;
  [key: string]: unknown;
}

/** What `loop.setExceptionHandler` takes. */
export type ExceptionHandler = (loop: EventLoop, context: ExceptionContext) => unknown;

/** @returns whether an error ends the program, whatever is in its way. */
export function isExit(error: unknown): boolean {
  return error instanceof Stop || error instanceof KeyboardInterrupt || error instanceof SystemExit;
}

/** Prints a report as CPython's default handler logs it: the message, what it is about, the traceback. */
export function printReport(context: ExceptionContext): void {
  const lines = [context.message || "Unhandled exception in event loop"];
  for (const key of Object.keys(context).sort()) {
    if (key === "message" || key === "exception") continue;
    lines.push(`${key}: ${describe(key, context[key])}`);
  }
  writeError(lines.join("\n"));
  const { exception } = context;
  if (exception !== undefined && exception !== null) printTraceback(exception);
}

function describe(key: string, value: unknown): string {
  if (key === "source_traceback") return formatCreationTraceback("Object", value as Creation);
  if (key === "handle_traceback") return formatCreationTraceback("Handle", value as Creation);
  return repr(value);
}

/** Calls a program's own exception handler, in the context of what the report is about. */
export function callHandler(handler: ExceptionHandler, loop: EventLoop, context: ExceptionContext): void {
  try {
    const thing = context.task ?? context.future ?? context.handle;
    const own = (thing as Partial<Task> | undefined)?.getContext?.();
    if (own === undefined || own._entered) handler(loop, context);
    else own.run(handler, loop, context);
  } catch (error) {
    if (isExit(error) || !(error instanceof BaseException)) throw error;
    loop.defaultExceptionHandler({
      message: "Unhandled error in exception handler",
      exception: error,
      context,
    });
  }
}
