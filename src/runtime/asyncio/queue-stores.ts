import { heapPop, heapPush } from "../builtins/heapq.ts";
import { Deque } from "../loop/deque.ts";

/** What holds a queue's items, in the order in which they leave. */
export interface Store<T> {
  readonly size: number;
  put(item: T): void;
  get(): T;
  /** The items as Python's `repr` of the queue lists them. */
  items(): T[];
}

/** First in, first out. */
export class FifoStore<T> implements Store<T> {
  readonly #items = new Deque<T>();

  get size(): number {
    return this.#items.size;
  }

  put(item: T): void {
    this.#items.push(item);
  }

  get(): T {
    return this.#items.shift() as T;
  }

  items(): T[] {
    return [...this.#items];
  }
}

/** Last in, first out. */
export class LifoStore<T> implements Store<T> {
  readonly #items: T[] = [];

  get size(): number {
    return this.#items.length;
  }

  put(item: T): void {
    this.#items.push(item);
  }

  get(): T {
    return this.#items.pop() as T;
  }

  items(): T[] {
    return this.#items;
  }
}

/** The smallest first. */
export class PriorityStore<T> implements Store<T> {
  readonly #heap: T[] = [];

  get size(): number {
    return this.#heap.length;
  }

  put(item: T): void {
    heapPush(this.#heap, item);
  }

  get(): T {
    return heapPop(this.#heap);
  }

  items(): T[] {
    return this.#heap;
  }
}
