import { AttributeError, TypeError, ValueError } from "../builtins/exceptions.ts";
import { typeName } from "../builtins/types.ts";
import { type Body, type Code, Coroutine } from "../loop/coroutine.ts";
import { markCoroutineFunction } from "../loop/coroutine-functions.ts";
import { WaitKind } from "../trace/events.ts";
import { beginAwaiting, endAwaiting } from "./awaited-by.ts";
import { getRunningLoop } from "./events.ts";
import { type Future, isfuture } from "./futures.ts";
import { describedFuture } from "./resources.ts";

/** `wait` returns when any future is done. */
export const FIRST_COMPLETED = "FIRST_COMPLETED";
/** `wait` returns when any future has failed, or all are done; a cancelled one has not failed. */
export const FIRST_EXCEPTION = "FIRST_EXCEPTION";
/** `wait` returns when all futures are done. */
export const ALL_COMPLETED = "ALL_COMPLETED";

/** When `wait` returns. */
export type ReturnWhen = typeof FIRST_COMPLETED | typeof FIRST_EXCEPTION | typeof ALL_COMPLETED;

/** What `wait` takes by keyword. */
export interface WaitOptions {
  /** Return after this many seconds, whatever is done by then; null, the default, for no limit. */
  timeout?: number | null;
  /** {@link ALL_COMPLETED} by default. */
  returnWhen?: ReturnWhen;
}

const WAIT: Code = { name: "wait", site: 0 };

/**
 * Waits for tasks or futures. It raises none of their errors, no TimeoutError either, and cancels nothing.
 * @returns the futures that are done, and those that are pending, each in the given order
 * @throws TypeError for coroutines, which must be made tasks first; ValueError for nothing to wait for, or
 * another `returnWhen`
 */
export function wait<F extends Future<never> | Future<unknown>>(
  fs: Iterable<F>,
  options: WaitOptions = {},
): Coroutine<[done: Set<F>, pending: Set<F>]> {
  return new Coroutine(WAIT, waitBody(fs, options));
}

function* waitBody<F extends Future<never> | Future<unknown>>(
  fs: Iterable<F>,
  options: WaitOptions,
): Body<[done: Set<F>, pending: Set<F>]> {
  const { timeout = null, returnWhen = ALL_COMPLETED } = options;
  if (isfuture(fs) || fs instanceof Coroutine) {
    throw new TypeError(`expect a list of futures, not ${typeName(fs)}`);
  }
  if (typeof (fs as Partial<Iterable<F>> | null)?.[Symbol.iterator] !== "function") {
    throw new TypeError(`'${typeName(fs)}' object is not iterable`);
  }
  const futures = new Set<F>(fs);
  if (futures.size === 0) throw new ValueError("Set of Tasks/Futures is empty.");
  if (![FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED].includes(returnWhen)) {
    throw new ValueError(`Invalid return_when value: ${returnWhen}`);
  }
  for (const future of futures) {
    if ((future as unknown) instanceof Coroutine) {
      throw new TypeError("Passing coroutines is forbidden, use tasks explicitly.");
    }
  }
  for (const future of futures) {
    if (!isfuture(future)) {
      throw new AttributeError(`'${typeName(future)}' object has no attribute 'add_done_callback'`);
    }
  }
  yield* untilEnough(futures as unknown as ReadonlySet<Future>, timeout, returnWhen);
  const done = new Set<F>();
  const pending = new Set<F>();
  for (const future of futures) (future.done() ? done : pending).add(future);
  return [done, pending];
}

function* untilEnough(
  futures: ReadonlySet<Future>,
  timeout: number | null,
  returnWhen: ReturnWhen,
): Body<void> {
  const loop = getRunningLoop();
  const waiter = describedFuture<null>(loop, WaitKind.wait, waitText(futures.size, returnWhen));
  const release = (): void => {
    if (!waiter.done()) waiter.setResult(null);
  };
  const timer = timeout === null ? null : loop._callAfter(timeout, "wait", release);
  const task = loop._currentTask;
  let left = futures.size;
  const onCompletion = {
    "_wait.<locals>._on_completion": (future: Future): void => {
      left -= 1;
      const isEnough =
        left <= 0 ||
        returnWhen === FIRST_COMPLETED ||
        (returnWhen === FIRST_EXCEPTION && !future.cancelled() && future.exception() !== null);
      if (isEnough) {
        timer?.cancel();
        release();
      }
      endAwaiting(future, task);
    },
  }["_wait.<locals>._on_completion"];
  for (const future of futures) {
    future.addDoneCallback(onCompletion);
    beginAwaiting(future, task);
  }
  try {
    yield waiter;
  } finally {
    timer?.cancel();
    for (const future of futures) future.removeDoneCallback(onCompletion);
  }
}

function waitText(count: number, returnWhen: ReturnWhen): string {
  if (returnWhen === FIRST_COMPLETED) return `first of ${count}`;
  if (returnWhen === FIRST_EXCEPTION) return `all of ${count}, or an error`;
  return `all of ${count}`;
}

markCoroutineFunction(wait);
