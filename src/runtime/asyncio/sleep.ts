import { TypeError, ValueError } from "../builtins/exceptions.ts";
import { typeName } from "../builtins/types.ts";
import { BARE_YIELD, type Code, Coroutine } from "../loop/coroutine.ts";
import { markCoroutineFunction } from "../loop/coroutine-functions.ts";
import { WaitKind } from "../trace/events.ts";
import { getRunningLoop, type TimerHandle } from "./events.ts";
import type { Future } from "./futures.ts";

/**
 * The body of a sleep. It is written out as an iterator, and not as a generator function: a program may have a
 * million sleeps at once, and a generator with its closure takes twice the memory.
 */
class SleepBody<T> implements Iterator<unknown, T, unknown> {
  readonly #delay: number;
  readonly #result: T;
  #timer: TimerHandle | null = null;
  #begun = false;

  constructor(delay: number, result: T) {
    this.#delay = delay;
    this.#result = result;
  }

  next(): IteratorResult<unknown, T> {
    if (!this.#begun) {
      this.#begun = true;
      return { done: false, value: this.#begin() };
    }
    this.#timer?.cancel();
    return { done: true, value: this.#result };
  }

  throw(error: unknown): never {
    this.#timer?.cancel();
    throw error;
  }

  /** @returns what to wait for. */
  #begin(): unknown {
    const delay = this.#delay;
    if (typeof delay !== "number") {
      throw new TypeError(`'<=' not supported between instances of '${typeName(delay)}' and 'number'`);
    }
    if (delay <= 0) return BARE_YIELD;
    if (Number.isNaN(delay)) throw new ValueError("Invalid delay: NaN (not a number)");
    const loop = getRunningLoop();
    const future = loop.createFuture<T>();
    future._waitKind = WaitKind.sleep;
    future._waitText = textOf(delay);
    this.#timer = loop._callAfter(delay, future._waitText, endSleep, [future, this.#result]);
    return future;
  }
}

function endSleep(future: Future, result: unknown): void {
  if (!future.done()) future.setResult(result);
}

/** Programs sleep for the same few times again and again. */
const texts = new Map<number, string>();
const MOST_TEXTS = 100;

function textOf(delay: number): string {
  let text = texts.get(delay);
  if (text === undefined) {
    // Twelve digits tell any two delays apart that differ by a nanosecond, and hide 0.1 + 0.2's last ones.
    text = `sleep(${Number(delay.toPrecision(12))})`;
    if (texts.size < MOST_TEXTS) texts.set(delay, text);
  }
  return text;
}

const SLEEP: Code = { name: "sleep", site: 0 };

/**
 * Suspends the task, and nothing else, for a time.
 * @param delay seconds; 0 or less gives the other tasks one turn
 * @param result what the `await` gives
 * @throws ValueError when `delay` is NaN
 */
export function sleep(delay: number): Coroutine<null>;
export function sleep<T>(delay: number, result: T): Coroutine<T>;
export function sleep(delay: number, result: unknown = null): Coroutine<unknown> {
  return new Coroutine(SLEEP, new SleepBody(delay, result));
}

markCoroutineFunction(sleep);
