import { withContext } from "../builtins/exception-context.ts";
import { TimeoutError } from "../builtins/exceptions.ts";
import type { Awaitable } from "../loop/awaitable.ts";
import { type Body, type Code, Coroutine } from "../loop/coroutine.ts";
import { markCoroutineFunction } from "../loop/coroutine-functions.ts";
import { WaitKind } from "../trace/events.ts";
import { getRunningLoop } from "./events.ts";
import { CancelledError } from "./exceptions.ts";
import type { Future } from "./futures.ts";
import { parameter } from "./mixins.ts";
import { describedFuture } from "./resources.ts";
import { ensureFuture, Task } from "./tasks.ts";
import { timeout as timeLimit } from "./timeouts.ts";

const WAIT_FOR: Code = { name: "wait_for", site: 0 };

/**
 * Waits for an awaitable, but not for ever. A coroutine runs in the task that waits. When the time is over,
 * what is waited for is cancelled, and its clean-up waited for; should it return a value in spite of that,
 * the value is returned. With 0 or less a coroutine is not started.
 * @param timeout seconds; null for no limit
 * @returns the awaitable's result
 * @throws TimeoutError when the time is over; else what the awaitable raises
 */
export function waitFor<T>(
  aw: Awaitable<T>,
  timeout: number | null | { timeout: number | null },
): Coroutine<T> {
  return new Coroutine(WAIT_FOR, waitForBody(aw, parameter<number | null>(timeout, "timeout", null)));
}

function* waitForBody<T>(aw: Awaitable<T>, timeout: number | null): Body<T> {
  if (timeout !== null && timeout <= 0) return yield* withoutWaiting(aw);
  const limit = timeLimit(timeout) as unknown as AsyncManager;
  yield limit.__aenter__();
  let result: unknown;
  try {
    result = yield aw;
  } catch (error) {
    const type = typeof error === "object" && error !== null ? error.constructor : null;
    yield limit.__aexit__(type, error, null);
    throw error;
  }
  yield limit.__aexit__(null, null, null);
  return result as T;
}

interface AsyncManager {
  __aenter__(): unknown;
  __aexit__(type: unknown, error: unknown, traceback: unknown): unknown;
}

function* withoutWaiting<T>(aw: Awaitable<T>): Body<T> {
  const future = ensureFuture(aw);
  if (future.done()) return future.result();
  yield* cancelAndWait(future as Future);
  try {
    return future.result();
  } catch (error) {
    if (error instanceof CancelledError) throw withContext(new TimeoutError({ cause: error }), error);
    throw error;
  }
}

/** Cancels a future and waits for its end, by a future in between, so that the wait itself can be cancelled. */
function* cancelAndWait(future: Future): Body<void> {
  const name = future instanceof Task ? future.getName() : future._waitText;
  const waiter = describedFuture<null>(getRunningLoop(), WaitKind.wait, `end of ${name}`);
  const release = {
    _release_waiter: (): void => {
      if (!waiter.done()) waiter.setResult(null);
    },
  }._release_waiter;
  future.addDoneCallback(release);
  try {
    future.cancel();
    yield waiter;
  } finally {
    future.removeDoneCallback(release);
  }
}

markCoroutineFunction(waitFor);
