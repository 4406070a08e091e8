import { Exception, ValueError } from "../builtins/exceptions.ts";
import { repr } from "../builtins/repr.ts";
import { type Body, type Code, Coroutine } from "../loop/coroutine.ts";
import { Deque } from "../loop/deque.ts";
import { EventKind, ResourceKind, WaitKind } from "../trace/events.ts";
import type { Future } from "./futures.ts";
import { Event } from "./locks.ts";
import { LoopBound, parameter } from "./mixins.ts";
import { FifoStore, LifoStore, PriorityStore, type Store } from "./queue-stores.ts";
import { hidden, newResource, type Resource, waiter } from "./resources.ts";

/** The queue has no item, and `getNowait` does not wait for one. */
export class QueueEmpty extends Exception {}

/** The queue is full, and `putNowait` does not wait for room. */
export class QueueFull extends Exception {}

/** The queue was shut down. */
export class QueueShutDown extends Exception {}

const PUT: Code = { name: "Queue.put", site: 0 };
const GET: Code = { name: "Queue.get", site: 0 };
const JOIN: Code = { name: "Queue.join", site: 0 };

/** What `shutdown` takes by keyword. */
export interface ShutdownOptions {
  /** Drop the items that are in the queue. */
  immediate?: boolean;
}

/** A queue, first in first out, as `asyncio.Queue`: `put` waits for room, `get` for an item. */
export class Queue<T = unknown> extends LoopBound {
  readonly #maxsize: number;
  readonly #store: Store<T>;
  readonly #resource: Resource;
  readonly #finished: Event;
  readonly #getters = new Deque<Future<null>>();
  readonly #putters = new Deque<Future<null>>();
  #unfinished = 0;
  #isShutDown = false;

  /** @param maxsize how many items it can hold; 0 or less is no limit */
  constructor(maxsize: number | { maxsize?: number } = 0) {
    super();
    this.#maxsize = parameter(maxsize, "maxsize", 0);
    this.#store = this._newStore();
    const name = `${new.target.name}(${this.#maxsize > 0 ? this.#maxsize : ""})`;
    this.#resource = newResource(ResourceKind.queue, name);
    this.#finished = hidden(`join of ${name}`, WaitKind.queueJoin, () => new Event());
    this.#finished.set();
  }

  /** @internal What decides the order in which items leave. */
  protected _newStore(): Store<T> {
    return new FifoStore<T>();
  }

  /** How many items the queue can hold; 0 or less is no limit. */
  get maxsize(): number {
    return this.#maxsize;
  }

  /** How many items there are. */
  qsize(): number {
    return this.#store.size;
  }

  /** Whether there is no item. */
  empty(): boolean {
    return this.#store.size === 0;
  }

  /** Whether there is no room; a queue without a limit is never full. */
  full(): boolean {
    return this.#maxsize > 0 && this.#store.size >= this.#maxsize;
  }

  /**
   * Adds an item, and waits for room if there is none.
   * @throws QueueShutDown when the queue is, or gets, shut down
   */
  put(item: T): Coroutine<null> {
    return new Coroutine(PUT, this.#put(item));
  }

  *#put(item: T): Body<null> {
    while (this.full()) {
      if (this.#isShutDown) throw new QueueShutDown();
      yield* this.#waitAmong(this.#putters, WaitKind.queuePut, "room in", () => !this.full());
    }
    this.putNowait(item);
    return null;
  }

  /**
   * Adds an item.
   * @throws QueueFull when there is no room; QueueShutDown when the queue is shut down
   */
  putNowait(item: T): void {
    if (this.#isShutDown) throw new QueueShutDown();
    if (this.full()) throw new QueueFull();
    this.#store.put(item);
    this.#resource.record(EventKind.queuePut, this.#store.size);
    this.#unfinished += 1;
    this.#finished.clear();
    wakeNext(this.#getters);
  }

  /**
   * Takes an item out, and waits for one if there is none.
   * @throws QueueShutDown when the queue is shut down and has no item
   */
  get(): Coroutine<T> {
    return new Coroutine(GET, this.#get());
  }

  *#get(): Body<T> {
    while (this.empty()) {
      if (this.#isShutDown) throw new QueueShutDown();
      yield* this.#waitAmong(this.#getters, WaitKind.queueGet, "item of", () => !this.empty());
    }
    return this.getNowait();
  }

  /**
   * Takes an item out.
   * @throws QueueEmpty when there is none; QueueShutDown when there is none and the queue is shut down
   */
  getNowait(): T {
    if (this.empty()) throw this.#isShutDown ? new QueueShutDown() : new QueueEmpty();
    const item = this.#store.get();
    this.#resource.record(EventKind.queueGot, this.#store.size);
    wakeNext(this.#putters);
    return item;
  }

  /**
   * Waits at the end of `waiters`.
   * @param canGoOn whether what is waited for is there: a task that was woken for it, and is cancelled
   * instead, must wake the next one
   */
  *#waitAmong(
    waiters: Deque<Future<null>>,
    kind: WaitKind,
    what: string,
    canGoOn: () => boolean,
  ): Body<void> {
    const resource = this.#resource;
    const text = resource.waitKind === null ? `${what} ${resource.name}` : resource.name;
    const future = waiter<null>(this._getLoop(), resource, kind, text);
    waiters.push(future);
    resource.record(EventKind.resourceWaiting, waiters.size, what);
    try {
      yield future;
    } catch (error) {
      future.cancel();
      waiters.delete(future);
      if (canGoOn() && !future.cancelled()) wakeNext(waiters);
      throw error;
    } finally {
      resource.record(EventKind.resourceWaited, waiters.size, what);
    }
  }

  /**
   * Says that an item that was taken out has been worked on; {@link Queue.join} counts these.
   * @throws ValueError when called more often than items were put in
   */
  taskDone(): void {
    if (this.#unfinished <= 0) throw new ValueError("task_done() called too many times");
    this.#unfinished -= 1;
    if (this.#unfinished === 0) this.#finished.set();
  }

  /** Waits until {@link Queue.taskDone} was called for every item that was put in. */
  join(): Coroutine<null> {
    return new Coroutine(JOIN, this.#join());
  }

  *#join(): Body<null> {
    if (this.#unfinished > 0) yield this.#finished.wait();
    return null;
  }

  /**
   * Shuts the queue down: `put` raises QueueShutDown from now on, and `get` does when no item is left. Who
   * waits is woken. With `{ immediate: true }` the items are dropped, and count as done.
   */
  shutdown(options: boolean | ShutdownOptions = false): void {
    this.#isShutDown = true;
    if (parameter(options, "immediate", false)) {
      while (!this.empty()) {
        this.#store.get();
        if (this.#unfinished > 0) this.#unfinished -= 1;
      }
      if (this.#unfinished === 0) this.#finished.set();
    }
    this.#resource.record(EventKind.resourceChanged, this.#store.size, "shut down");
    while (this.#getters.size > 0) wakeNext(this.#getters);
    while (this.#putters.size > 0) wakeNext(this.#putters);
  }

  /** Python's `str`: `<Queue maxsize=3 _queue=['a'] _getters[1] tasks=1>`. */
  toString(): string {
    const parts = [`${this.constructor.name} maxsize=${this.#maxsize}`];
    if (!this.empty()) parts.push(`_queue=[${this.#store.items().map(repr).join(", ")}]`);
    if (this.#getters.size > 0) parts.push(`_getters[${this.#getters.size}]`);
    if (this.#putters.size > 0) parts.push(`_putters[${this.#putters.size}]`);
    if (this.#unfinished > 0) parts.push(`tasks=${this.#unfinished}`);
    if (this.#isShutDown) parts.push("shutdown");
    return `<${parts.join(" ")}>`;
  }
}

/** Wakes the first that is not done, and takes it out with those before it. */
function wakeNext(waiters: Deque<Future<null>>): void {
  for (let first = waiters.shift(); first !== undefined; first = waiters.shift()) {
    if (first.done()) continue;
    first.setResult(null);
    return;
  }
}

/**
 * A queue whose smallest item leaves first, as `asyncio.PriorityQueue`. Items compare as in Python: numbers,
 * strings, arrays as tuples (`[priority, data]`), objects by their `__lt__`; anything else is a TypeError.
 */
export class PriorityQueue<T = unknown> extends Queue<T> {
  /** @internal */
  protected override _newStore(): Store<T> {
    return new PriorityStore<T>();
  }
}

/** A queue whose newest item leaves first, as `asyncio.LifoQueue`. */
export class LifoQueue<T = unknown> extends Queue<T> {
  /** @internal */
  protected override _newStore(): Store<T> {
    return new LifoStore<T>();
  }
}
