import { exceptionName } from "../builtins/exceptions.ts";
import type { Awaitable } from "../loop/awaitable.ts";
import { WaitKind } from "../trace/events.ts";
import { beginAwaiting, endAwaiting } from "./awaited-by.ts";
import type { Future } from "./futures.ts";
import { describedFuture } from "./resources.ts";
import { ensureFuture, Task } from "./tasks.ts";

/**
 * Protects an awaitable from being cancelled by who awaits it: cancelling the returned future leaves the
 * awaitable running. Keep a reference to it, to see its result. When the awaitable itself is cancelled, so is
 * the returned future; an error that it raises after that future was cancelled goes to the loop's exception
 * handler.
 * @returns a future with the awaitable's result; the awaitable itself, when it is a future that is done
 * @throws TypeError for what cannot be awaited
 */
export function shield<T>(aw: Awaitable<T>): Future<T> {
  const inner = ensureFuture(aw) as Future;
  if (inner.done()) return inner as Future<T>;
  const loop = inner.getLoop();
  const name = inner instanceof Task ? inner.getName() : inner._waitText;
  const outer = describedFuture(loop, WaitKind.shield, `shield of ${name}`);
  const task = loop._currentTask;
  const callbacks = {
    "shield.<locals>._clear_awaited_by_callback": (): void => endAwaiting(inner, task),
    "shield.<locals>._inner_done_callback": (): void => passOn(inner, outer),
    "shield.<locals>._outer_done_callback": (): void => {
      if (inner.done()) return;
      inner.removeDoneCallback(innerDone);
      // Shielded more than once, it is reported once.
      inner.removeDoneCallback(reportError);
      inner.addDoneCallback(reportError);
    },
  };
  const innerDone = callbacks["shield.<locals>._inner_done_callback"];
  if (task !== null) {
    beginAwaiting(inner, task);
    inner.addDoneCallback(callbacks["shield.<locals>._clear_awaited_by_callback"]);
  }
  inner.addDoneCallback(innerDone);
  outer.addDoneCallback(callbacks["shield.<locals>._outer_done_callback"]);
  return outer as Future<T>;
}

function passOn(inner: Future, outer: Future): void {
  if (outer.cancelled()) return;
  if (inner.cancelled()) {
    outer.cancel();
    return;
  }
  const error = inner.exception();
  if (error === null) outer.setResult(inner.result());
  else outer._fail(error);
}

const { _log_on_exception: reportError } = {
  _log_on_exception(future: Future): void {
    if (future.cancelled()) return;
    const exception = future.exception();
    if (exception === null) return;
    future.getLoop().callExceptionHandler({
      message: `${exceptionName(exception)} exception in shielded future`,
      exception,
      future,
    });
  },
};
