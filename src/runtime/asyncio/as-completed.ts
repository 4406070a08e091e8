import { StopAsyncIteration, TimeoutError, TypeError } from "../builtins/exceptions.ts";
import { typeName } from "../builtins/types.ts";
import type { Awaitable } from "../loop/awaitable.ts";
import { type Body, type Code, Coroutine } from "../loop/coroutine.ts";
import { WaitKind } from "../trace/events.ts";
import { getEventLoop } from "./current-loop.ts";
import type { TimerHandle } from "./events.ts";
import { type Future, isfuture } from "./futures.ts";
import { Queue } from "./queues.ts";
import { hidden } from "./resources.ts";
import { ensureFuture, type Task } from "./tasks.ts";

/** What `asCompleted` takes by keyword. */
export interface AsCompletedOptions {
  /** Seconds; what is not done by then is given as a TimeoutError, once for each. No limit by default. */
  timeout?: number | null;
}

/**
 * What `asCompleted` returns. Plain iteration gives a coroutine for each awaitable, which returns the result,
 * or raises the error, of the next one that is done. Asynchronous iteration gives the tasks and futures
 * themselves, as they are done.
 */
export interface AsCompletedIterator<T, F> extends IterableIterator<Coroutine<T>, undefined> {
  /** @returns the iterator itself, as Python's `__aiter__`. */
  __aiter__(): this;
  /**
   * Waits for the next future that is done.
   * @throws StopAsyncIteration after the last one; TimeoutError when the time is over
   */
  __anext__(): Coroutine<F>;
  /** Lets TypeScript's `for await` see what is iterated. */
  [Symbol.asyncIterator](): AsyncIterableIterator<F>;
}

/**
 * Runs awaitables concurrently, and gives their results in the order in which they are done; coroutines
 * become tasks. A time-out raises TimeoutError once for each that is left, and cancels nothing.
 * @throws TypeError for a single awaitable; RuntimeError when there is no loop
 */
export function asCompleted<T>(
  aws: Iterable<Coroutine<T>>,
  options?: AsCompletedOptions,
): AsCompletedIterator<T, Task<T>>;
export function asCompleted<T>(
  aws: Iterable<Task<T>>,
  options?: AsCompletedOptions,
): AsCompletedIterator<T, Task<T>>;
export function asCompleted<T>(
  aws: Iterable<Awaitable<T>>,
  options?: AsCompletedOptions,
): AsCompletedIterator<T, Future<T>>;
export function asCompleted(
  aws: Iterable<Awaitable<unknown>>,
  options: AsCompletedOptions = {},
): AsCompletedIterator<unknown, never> {
  if (isAwaitable(aws)) {
    throw new TypeError(`expects an iterable of awaitables, not ${typeName(aws)}`);
  }
  if (typeof (aws as Partial<Iterable<unknown>> | null)?.[Symbol.iterator] !== "function") {
    throw new TypeError(`'${typeName(aws)}' object is not iterable`);
  }
  return new Completions(aws, options.timeout ?? null) as never;
}

function isAwaitable(value: unknown): boolean {
  return isfuture(value) || typeof (value as { __await__?: unknown } | null)?.__await__ === "function";
}

const NEXT: Code = { name: "_AsCompletedIterator.__anext__", site: 0 };
const WAIT_FOR_ONE: Code = { name: "_AsCompletedIterator._wait_for_one", site: 0 };

class Completions {
  /** What is done, in order; null for each that is not done when the time is over. */
  readonly #done: Queue<Future | null>;
  readonly #todo: Set<Future>;
  readonly #timer: TimerHandle | null = null;
  /** How many are still to be given. */
  #left: number;
  readonly #onCompletion = {
    "_AsCompletedIterator._handle_completion": (future: Future): void => this.#completed(future),
  }["_AsCompletedIterator._handle_completion"];

  constructor(aws: Iterable<Awaitable<unknown>>, timeout: number | null) {
    const loop = getEventLoop();
    this.#todo = new Set([...new Set(aws)].map((aw) => ensureFuture(aw, { loop })));
    this.#left = this.#todo.size;
    const name = `next of ${this.#left}`;
    this.#done = hidden(name, WaitKind.asCompleted, () => new Queue<Future | null>());
    for (const future of this.#todo) future.addDoneCallback(this.#onCompletion);
    if (this.#todo.size > 0 && timeout !== null) {
      this.#timer = loop._callAfter(timeout, "asCompleted", () => this.#expire());
    }
  }

  #completed(future: Future): void {
    // When the time is over, what was about to be told is not told.
    if (this.#todo.size === 0) return;
    this.#todo.delete(future);
    this.#done.putNowait(future);
    if (this.#todo.size === 0) this.#timer?.cancel();
  }

  #expire(): void {
    for (const future of this.#todo) {
      future.removeDoneCallback(this.#onCompletion);
      this.#done.putNowait(null);
    }
    this.#todo.clear();
  }

  *#next(): Body<Future> {
    const future = (yield this.#done.get()) as Future | null;
    if (future === null) throw new TimeoutError();
    return future;
  }

  *#nextResult(): Body<unknown> {
    return (yield* this.#next()).result();
  }

  *#nextOrStop(): Body<Future> {
    if (this.#left === 0) throw new StopAsyncIteration();
    this.#left -= 1;
    return yield* this.#next();
  }

  next(): IteratorResult<Coroutine, undefined> {
    if (this.#left === 0) return { done: true, value: undefined };
    this.#left -= 1;
    return { done: false, value: new Coroutine(WAIT_FOR_ONE, this.#nextResult()) };
  }

  [Symbol.iterator](): this {
    return this;
  }

  __anext__(): Coroutine<Future> {
    return new Coroutine(NEXT, this.#nextOrStop());
  }

  __aiter__(): this {
    return this;
  }
}
