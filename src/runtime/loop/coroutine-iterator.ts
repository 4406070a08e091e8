import { type Coroutine, drive, ENDED } from "./coroutine.ts";

/** What `coroutine.__await__()` returns: a wrapper that the driver sees through. */
export class CoroutineIterator<T> implements IterableIterator<unknown, T, unknown> {
  readonly coroutine: Coroutine<T>;

  constructor(coroutine: Coroutine<T>) {
    this.coroutine = coroutine;
  }

  next(value?: unknown): IteratorResult<unknown, T> {
    return this.#asResult(drive(this.coroutine, false, value));
  }

  throw(error: unknown): IteratorResult<unknown, T> {
    return this.#asResult(drive(this.coroutine, true, error));
  }

  return(value?: T): IteratorResult<unknown, T> {
    this.coroutine.close();
    return { done: true, value: value as T };
  }

  [Symbol.iterator](): this {
    return this;
  }

  #asResult(yielded: unknown): IteratorResult<unknown, T> {
    return yielded === ENDED
      ? { done: true, value: this.coroutine.value as T }
      : { done: false, value: yielded };
  }
}
