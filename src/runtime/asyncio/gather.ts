import type { Awaitable } from "../loop/awaitable.ts";
import { WaitKind } from "../trace/events.ts";
import { beginAwaiting, endAwaiting } from "./awaited-by.ts";
import { getEventLoop } from "./current-loop.ts";
import { CancelledError } from "./exceptions.ts";
import { Future } from "./futures.ts";
import { ensureFuture, Task } from "./tasks.ts";

/** What `gather` takes by keyword. */
export interface GatherOptions {
  /** Put exceptions into the results, instead of raising the first one. */
  returnExceptions?: boolean;
}

/** The future that `gather` returns: cancelling it cancels the children. */
class GatheringFuture<T> extends Future<T> {
  readonly _children: readonly Future[];
  _cancelRequested = false;

  constructor(children: readonly Future[]) {
    super({ loop: (children[0] as Future).getLoop() });
    this._children = children;
    this._waitKind = WaitKind.gather;
    this._waitText = `gather of ${children.length}`;
  }

  override cancel(msg?: string | null): boolean {
    if (this.done()) return false;
    let cancelled = false;
    for (const child of this._children) if (child.cancel(msg)) cancelled = true;
    // The children's cancellation may be swallowed; remember that it was asked for.
    if (cancelled) this._cancelRequested = true;
    return cancelled;
  }
}

type Results<A extends readonly unknown[]> = {
  -readonly [K in keyof A]: A[K] extends Awaitable<infer T> ? T : never;
};
type ResultsOrErrors<A extends readonly unknown[]> = {
  -readonly [K in keyof A]: A[K] extends Awaitable<infer T> ? T | Error : never;
};

function isGatherOptions(value: unknown): value is GatherOptions {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/**
 * Runs awaitables concurrently, and collects their results in the order of the arguments. Coroutines become
 * tasks; the same awaitable given twice runs once.
 *
 * The first exception goes to whoever awaits the gather, and the others run on. With
 * `{ returnExceptions: true }` exceptions are results. Cancelling the gather cancels what has not ended.
 */
export function gather<A extends readonly Awaitable<unknown>[]>(
  ...args: [...A, { returnExceptions: true }]
): Future<ResultsOrErrors<A>>;
export function gather<A extends readonly Awaitable<unknown>[]>(
  ...args: [...A, { returnExceptions?: false }]
): Future<Results<A>>;
export function gather<A extends readonly Awaitable<unknown>[]>(...args: A): Future<Results<A>>;
export function gather(...args: unknown[]): Future<unknown> {
  const options: GatherOptions = isGatherOptions(args.at(-1)) ? (args.pop() as GatherOptions) : {};
  const returnExceptions = options.returnExceptions ?? false;
  if (args.length === 0) {
    const empty = getEventLoop().createFuture<unknown[]>();
    empty.setResult([]);
    return empty;
  }
  const futureOf = new Map<unknown, Future>();
  const children: Future[] = [];
  // Nothing can finish before this function returns, except what was done before.
  let outer: GatheringFuture<unknown[]> | null = null;
  let finished = 0;

  const childDone = (child: Future): void => {
    finished += 1;
    endAwaiting(child, awaiter);
    if (outer === null || outer.done()) {
      if (!child.cancelled()) child._retrieved();
      return;
    }
    if (!returnExceptions) {
      if (child.cancelled()) return outer._fail(child._makeCancelledError());
      const error = child.exception();
      if (error !== null) return outer._fail(error);
    }
    if (finished < futureOf.size) return;
    if (outer._cancelRequested) {
      outer._fail((children.at(-1) as Future)._makeCancelledError());
    } else {
      outer.setResult(children.map(resultOrError));
    }
  };

  Object.defineProperty(childDone, "name", { value: "gather._done_callback" });

  let loop: ReturnType<Future["getLoop"]> | undefined;
  let awaiter: Task | null = null;
  const alreadyDone: Future[] = [];
  for (const arg of args) {
    let future = futureOf.get(arg);
    if (future === undefined) {
      future = ensureFuture(arg as Awaitable<unknown>, loop === undefined ? {} : { loop });
      if (loop === undefined) {
        loop = future.getLoop();
        awaiter = loop._currentTask;
      }
      // Nobody else knows the task that was made here: it is not reported as destroyed.
      if (future !== arg && future instanceof Task) future._logDestroyPending = false;
      futureOf.set(arg, future);
      if (future.done()) {
        alreadyDone.push(future);
      } else {
        beginAwaiting(future, awaiter);
        future.addDoneCallback(childDone);
      }
    }
    children.push(future);
  }
  outer = new GatheringFuture<unknown[]>(children);
  for (const future of alreadyDone) childDone(future);
  return outer;
}

function resultOrError(child: Future): unknown {
  // A CancelledError of its own: the child keeps the one that belongs to whoever awaits it.
  if (child.cancelled()) return new CancelledError(child._cancelMessage ?? "");
  const error = child.exception();
  return error === null ? child.result() : error;
}
