import { RuntimeError } from "../builtins/exceptions.ts";
import type { Enterable } from "../loop/awaitable.ts";
import { type Body, type Code, Coroutine } from "../loop/coroutine.ts";
import { Deque } from "../loop/deque.ts";
import { EventKind, ResourceKind, WaitKind } from "../trace/events.ts";
import { CancelledError } from "./exceptions.ts";
import type { Future } from "./futures.ts";
import { LoopBound, qualifiedName } from "./mixins.ts";
import { newResource, type Resource, waiter } from "./resources.ts";

const ENTER: Code = { name: "_ContextManagerMixin.__aenter__", site: 0 };
const EXIT: Code = { name: "_ContextManagerMixin.__aexit__", site: 0 };

/** What is acquired on entering a block, and released on leaving it: locks, conditions, semaphores. */
export abstract class Acquirable extends LoopBound implements Enterable<null> {
  // biome-ignore lint/suspicious/noThenProperty: declared for the type checker, never defined.
  declare readonly then: Enterable<null>["then"];

  abstract acquire(): Coroutine<true>;
  abstract release(): void;

  /** Acquires; gives null, as Python's `__aenter__` gives `None`. */
  __aenter__(): Coroutine<null> {
    return new Coroutine(ENTER, enter(this));
  }

  /** Releases, whatever the block ended with. */
  __aexit__(_type: unknown, _error: unknown, _traceback: unknown): Coroutine<null> {
    return new Coroutine(EXIT, exit(this));
  }
}

function* enter(lock: Acquirable): Body<null> {
  yield lock.acquire();
  return null;
}

// biome-ignore lint/correctness/useYield: a coroutine that never waits, as CPython's.
function* exit(lock: Acquirable): Body<null> {
  lock.release();
  return null;
}

/** @returns what is between the brackets of a primitive's `repr`: its state, and how many wait. */
export function describeState(object: object, state: string, waiters: { readonly size: number }): string {
  const waiting = waiters.size === 0 ? "" : `, waiters:${waiters.size}`;
  return `<${qualifiedName(object)} [${state}${waiting}]>`;
}

const ACQUIRE: Code = { name: "Lock.acquire", site: 0 };

/**
 * A lock that one task at a time can hold, as `asyncio.Lock`. Tasks get it in the order in which they asked.
 *
 * `await using _ = await lock;` acquires it, and releases it at the end of the block. The lock does not know
 * who holds it: any task may release it, and a task that acquires it twice waits for ever.
 */
export class Lock extends Acquirable {
  /** @internal */ static readonly __module__ = "asyncio.locks";
  readonly #resource: Resource = newResource(ResourceKind.lock, "Lock");
  readonly #waiters = new Deque<Future<true>>();
  #locked = false;

  /** Whether somebody holds the lock. */
  locked(): boolean {
    return this.#locked;
  }

  /**
   * Waits until the lock is free, then takes it. A free lock is taken without waiting, unless a task is in
   * the queue already.
   * @returns true
   */
  acquire(): Coroutine<true> {
    return new Coroutine(ACQUIRE, this.#acquire());
  }

  *#acquire(): Body<true> {
    const waiters = this.#waiters;
    if (!this.#locked && allCancelled(waiters)) return this.#take();
    const future = waiter<true>(this._getLoop(), this.#resource, WaitKind.lock);
    waiters.push(future);
    this.#resource.record(EventKind.resourceWaiting, waiters.size);
    try {
      try {
        yield future;
      } finally {
        waiters.delete(future);
        this.#resource.record(EventKind.resourceWaited, waiters.size);
      }
    } catch (error) {
      // The lock may be free because it was handed to this task: the next one must not sleep on.
      if (error instanceof CancelledError && !this.#locked) this.#wakeFirst();
      throw error;
    }
    return this.#take();
  }

  #take(): true {
    this.#locked = true;
    this.#resource.record(EventKind.resourceAcquired, 0);
    return true;
  }

  /**
   * Frees the lock, and wakes the task that has waited longest.
   * @throws RuntimeError when the lock is free
   */
  release(): void {
    if (!this.#locked) throw new RuntimeError("Lock is not acquired.");
    this.#locked = false;
    this.#resource.record(EventKind.resourceReleased, 1);
    this.#wakeFirst();
  }

  #wakeFirst(): void {
    const first = this.#waiters.first();
    // One that is done was woken before, and is about to run.
    if (first !== undefined && !first.done()) first.setResult(true);
  }

  /** Python's `repr`: `<asyncio.locks.Lock [locked, waiters:2]>`. */
  toString(): string {
    return describeState(this, this.#locked ? "locked" : "unlocked", this.#waiters);
  }
}

function allCancelled(waiters: Iterable<Future<true>>): boolean {
  for (const future of waiters) if (!future.cancelled()) return false;
  return true;
}

const WAIT: Code = { name: "Event.wait", site: 0 };

/** A flag that tasks can wait for, as `asyncio.Event`. It starts unset. */
export class Event extends LoopBound {
  /** @internal */ static readonly __module__ = "asyncio.locks";
  readonly #resource: Resource = newResource(ResourceKind.event, "Event");
  readonly #waiters = new Deque<Future<true>>();
  #isSet = false;

  /** Whether the flag is set. */
  isSet(): boolean {
    return this.#isSet;
  }

  /** Sets the flag, and wakes every task that waits for it; they all go on, even if it is cleared at once. */
  set(): void {
    if (this.#isSet) return;
    this.#isSet = true;
    this.#resource.record(EventKind.resourceChanged, 1, "set");
    for (const future of this.#waiters) if (!future.done()) future.setResult(true);
  }

  /** Clears the flag: {@link Event.wait} waits from now on. */
  clear(): void {
    if (this.#isSet) this.#resource.record(EventKind.resourceChanged, 0, "cleared");
    this.#isSet = false;
  }

  /**
   * Waits until the flag is set; does not wait when it is.
   * @returns true
   */
  wait(): Coroutine<true> {
    return new Coroutine(WAIT, this.#wait());
  }

  *#wait(): Body<true> {
    if (this.#isSet) return true;
    const waiters = this.#waiters;
    const future = waiter<true>(this._getLoop(), this.#resource, WaitKind.event);
    waiters.push(future);
    this.#resource.record(EventKind.resourceWaiting, waiters.size);
    try {
      yield future;
      return true;
    } finally {
      waiters.delete(future);
      this.#resource.record(EventKind.resourceWaited, waiters.size);
    }
  }

  /** Python's `repr`: `<asyncio.locks.Event [unset, waiters:1]>`. */
  toString(): string {
    return describeState(this, this.#isSet ? "set" : "unset", this.#waiters);
  }
}
