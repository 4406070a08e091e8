/**
 * What `await` accepts, as a type. The runtime never calls `then`, and has one only to refuse it: the declared member
 * is how TypeScript finds what an `await` gives, and the brand is how it tells our awaitables from anything
 * else that happens to have a `then`.
 */

export declare const awaitable: unique symbol;

/** A coroutine, a future or task, or an object with Python's `__await__`: `await x` gives a `T`. */
export interface Awaitable<T> {
  /** The type of the result; exists for the type checker only. */
  readonly [awaitable]: T;
  /** Exists for the type checker only: write `await`. */
  readonly then: (onfulfilled: (value: T) => unknown) => unknown;
}

/**
 * An asynchronous context manager, for the type checker: in `await using x = await manager` the `await`
 * enters, and gives what `x` is bound to. It lacks the brand, so that nothing takes it for an awaitable.
 */
export interface Enterable<T> {
  /** Exists for the type checker only: write `await using x = await manager`. */
  readonly then: (onfulfilled: (value: T) => unknown) => unknown;
}

/** What entering gives, as `await using` wants it declared: leaving the block exits the manager. */
export type Entered<T> = T & AsyncDisposable;
