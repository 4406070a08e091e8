import { RuntimeError } from "../builtins/exceptions.ts";
import { type Body, type Code, Coroutine } from "../loop/coroutine.ts";
import { Deque } from "../loop/deque.ts";
import { EventKind, ResourceKind, WaitKind } from "../trace/events.ts";
import { CancelledError } from "./exceptions.ts";
import type { Future } from "./futures.ts";
import { Acquirable, describeState, Lock } from "./locks.ts";
import { parameter } from "./mixins.ts";
import { newResource, type Resource, sharing, waiter } from "./resources.ts";

const WAIT: Code = { name: "Condition.wait", site: 0 };
const WAIT_FOR: Code = { name: "Condition.wait_for", site: 0 };

/**
 * A lock with a waiting room, as `asyncio.Condition`: who holds the lock can wait for a notification, and
 * does not hold it meanwhile.
 *
 * `await using _ = await condition;` acquires the lock, and releases it at the end of the block.
 */
export class Condition extends Acquirable {
  /** @internal */ static readonly __module__ = "asyncio.locks";
  readonly #resource: Resource = newResource(ResourceKind.condition, "Condition");
  readonly #lock: Lock;
  readonly #waiters = new Deque<Future<boolean>>();

  /** @param lock the lock to use; by default one of its own */
  constructor(lock?: Lock | null | { lock?: Lock | null }) {
    super();
    this.#lock = parameter<Lock | null>(lock, "lock", null) ?? sharing(this.#resource, () => new Lock());
  }

  /** Whether somebody holds the lock. */
  locked(): boolean {
    return this.#lock.locked();
  }

  /** Acquires the lock, as {@link Lock.acquire}. */
  acquire(): Coroutine<true> {
    return this.#lock.acquire();
  }

  /** Releases the lock, as {@link Lock.release}. */
  release(): void {
    this.#lock.release();
  }

  /**
   * Gives the lock up, waits for a notification, and takes the lock again, also when it is cancelled. It may
   * return without one, so that what was waited for has to be checked again: see {@link Condition.waitFor}.
   * @returns true
   * @throws RuntimeError when nobody holds the lock
   */
  wait(): Coroutine<true> {
    return new Coroutine(WAIT, this.#wait());
  }

  *#wait(): Body<true> {
    if (!this.locked()) throw new RuntimeError("cannot wait on un-acquired lock");
    const waiters = this.#waiters;
    const future = waiter<boolean>(this._getLoop(), this.#resource, WaitKind.condition);
    this.release();
    try {
      try {
        waiters.push(future);
        this.#resource.record(EventKind.resourceWaiting, waiters.size);
        try {
          yield future;
        } finally {
          waiters.delete(future);
          this.#resource.record(EventKind.resourceWaited, waiters.size);
        }
      } finally {
        yield* this.#reacquire();
      }
    } catch (error) {
      // This task may have been notified, and cannot make use of it: let another one.
      this.#notify(1);
      throw error;
    }
    return true;
  }

  /** Takes the lock again, however often that is cancelled; then raises the last cancellation. */
  *#reacquire(): Body<void> {
    let cancellation: CancelledError | null = null;
    for (;;) {
      try {
        yield this.acquire();
        break;
      } catch (error) {
        if (!(error instanceof CancelledError)) throw error;
        cancellation = error;
      }
    }
    if (cancellation !== null) throw cancellation;
  }

  /**
   * Waits until `predicate()` is true: it is called at once, and after each notification.
   * @returns what the predicate returned last
   * @throws RuntimeError when it has to wait and nobody holds the lock
   */
  waitFor<T>(predicate: () => T): Coroutine<T> {
    return new Coroutine(WAIT_FOR, this.#waitFor(predicate));
  }

  *#waitFor<T>(predicate: () => T): Body<T> {
    let result = predicate();
    while (!result) {
      yield this.wait();
      result = predicate();
    }
    return result;
  }

  /**
   * Wakes up to `n` of the tasks that wait, longest wait first. They go on when they get the lock.
   * @throws RuntimeError when nobody holds the lock
   */
  notify(n = 1): void {
    if (!this.locked()) throw new RuntimeError("cannot notify on un-acquired lock");
    this.#notify(n);
  }

  #notify(n: number): void {
    const woken: Future<boolean>[] = [];
    for (const future of this.#waiters) {
      if (woken.length >= n) break;
      if (!future.done()) woken.push(future);
    }
    if (woken.length > 0) this.#resource.record(EventKind.resourceChanged, woken.length, "notified");
    for (const future of woken) future.setResult(false);
  }

  /**
   * Wakes all tasks that wait.
   * @throws RuntimeError when nobody holds the lock
   */
  notifyAll(): void {
    this.notify(this.#waiters.size);
  }

  /** Python's `repr`: `<asyncio.locks.Condition [unlocked, waiters:1]>`. */
  toString(): string {
    return describeState(this, this.locked() ? "locked" : "unlocked", this.#waiters);
  }
}
