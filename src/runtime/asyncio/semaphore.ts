import { ValueError } from "../builtins/exceptions.ts";
import { type Body, type Code, Coroutine } from "../loop/coroutine.ts";
import { Deque } from "../loop/deque.ts";
import { EventKind, ResourceKind, WaitKind } from "../trace/events.ts";
import { CancelledError } from "./exceptions.ts";
import type { Future } from "./futures.ts";
import { Acquirable, describeState } from "./locks.ts";
import { parameter } from "./mixins.ts";
import { newResource, type Resource, waiter } from "./resources.ts";

const ACQUIRE: Code = { name: "Semaphore.acquire", site: 0 };

/**
 * A number of permits, as `asyncio.Semaphore`: each {@link Semaphore.acquire} takes one, and waits while
 * there is none. Tasks get them in the order in which they asked, and nobody overtakes a task that waits.
 *
 * `await using _ = await semaphore;` takes one, and gives it back at the end of the block.
 */
export class Semaphore extends Acquirable {
  /** @internal */ static readonly __module__: string = "asyncio.locks";
  readonly #resource: Resource;
  readonly #waiters = new Deque<Future<true>>();
  /** @internal The permits that nobody holds, and that no woken task is about to take. */
  _value: number;

  /**
   * @param value how many permits there are at first
   * @throws ValueError for less than 0
   */
  constructor(value: number | { value?: number } = 1) {
    super();
    const permits = parameter(value, "value", 1);
    if (permits < 0) throw new ValueError("Semaphore initial value must be >= 0");
    this._value = permits;
    this.#resource = newResource(ResourceKind.semaphore, `${new.target.name}(${permits})`);
  }

  /** Whether {@link Semaphore.acquire} would have to wait: no permit is free, or others wait already. */
  locked(): boolean {
    if (this._value === 0) return true;
    for (const future of this.#waiters) if (!future.cancelled()) return true;
    return false;
  }

  /**
   * Takes a permit, and waits for one if there is none.
   * @returns true
   */
  acquire(): Coroutine<true> {
    return new Coroutine(ACQUIRE, this.#acquire());
  }

  *#acquire(): Body<true> {
    if (!this.locked()) {
      this._value -= 1;
      this.#resource.record(EventKind.resourceAcquired, this._value);
      return true;
    }
    const waiters = this.#waiters;
    const future = waiter<true>(this._getLoop(), this.#resource, WaitKind.semaphore);
    waiters.push(future);
    this.#resource.record(EventKind.resourceWaiting, waiters.size);
    try {
      try {
        yield future;
      } finally {
        waiters.delete(future);
        this.#resource.record(EventKind.resourceWaited, waiters.size);
      }
      this.#resource.record(EventKind.resourceAcquired, this._value);
    } catch (error) {
      // It was given a permit and cannot take it.
      const hasPermit = future.done() && !future.cancelled();
      if (error instanceof CancelledError && hasPermit) this._value += 1;
      throw error;
    } finally {
      // Tasks may have come meanwhile that had to wait only because others did.
      while (this._value > 0 && this.#wakeNext());
    }
    return true;
  }

  /** Gives a permit back, or adds one, and wakes the task that has waited longest. */
  release(): void {
    this._value += 1;
    this.#resource.record(EventKind.resourceReleased, this._value);
    this.#wakeNext();
  }

  /** Gives a permit to the first task that waits and has none yet. */
  #wakeNext(): boolean {
    for (const future of this.#waiters) {
      if (future.done()) continue;
      this._value -= 1;
      future.setResult(true);
      return true;
    }
    return false;
  }

  /** Python's `repr`: `<asyncio.locks.Semaphore [unlocked, value:3]>`. */
  toString(): string {
    const state = this.locked() ? "locked" : `unlocked, value:${this._value}`;
    return describeState(this, state, this.#waiters);
  }
}

/** A semaphore that never has more permits than at first, as `asyncio.BoundedSemaphore`. */
export class BoundedSemaphore extends Semaphore {
  /** @internal */ static override readonly __module__ = "asyncio.locks";
  readonly #bound: number;

  /**
   * @param value how many permits there are at first, and at most
   * @throws ValueError for less than 0
   */
  constructor(value: number | { value?: number } = 1) {
    super(value);
    this.#bound = this._value;
  }

  /**
   * Gives a permit back.
   * @throws ValueError when all permits are back already
   */
  override release(): void {
    if (this._value >= this.#bound) throw new ValueError("BoundedSemaphore released too many times");
    super.release();
  }
}
