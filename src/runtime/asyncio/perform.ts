import type { Body } from "../loop/coroutine.ts";
import type { Operation } from "../network/operation.ts";
import { WaitKind } from "../trace/events.ts";
import { getRunningLoop } from "./events.ts";

/**
 * Waits, in a task, for something that the world has under way: `yield* perform(operation, "…")`. The task wakes
 * as CPython's would: the loop hears of the completion where its selector would report it, after what is
 * ready and before the timers that are due, and the task goes on a turn later. A cancelled task cancels the
 * operation, also when that has just succeeded.
 *
 * @param purpose what the task waits for, in words: `httpbin.org: TLS`
 * @returns what the operation gives
 * @throws NetworkError when it fails
 */
export function* perform<T>(operation: Operation<T>, purpose: string): Body<T> {
  if (!operation.settled) {
    const loop = getRunningLoop();
    const future = loop.createFuture<null>();
    future._waitKind = WaitKind.network;
    future._waitText = purpose;
    operation.onSettled(() =>
      loop._ioCompleted(() => {
        if (!future.done()) future.setResult(null);
      }),
    );
    try {
      yield future;
    } catch (error) {
      operation.cancel();
      throw error;
    }
  }
  return operation.result();
}
