/** What a queue of timers needs to know of one: its deadline in nanoseconds, and its order of creation. */
export interface Timer {
  readonly _when: number;
  readonly sequence: number;
}

function before(a: Timer, b: Timer): boolean {
  return a._when < b._when || (a._when === b._when && a.sequence < b.sequence);
}

/**
 * A binary heap of timers, first deadline first. Equal deadlines come out in order of creation, which
 * CPython's own heap (it compares deadlines only) does not promise.
 */
export class TimerQueue<T extends Timer> {
  #heap: T[] = [];

  get size(): number {
    return this.#heap.length;
  }

  /** @returns the timer that is due next, or undefined when there is none. */
  peek(): T | undefined {
    return this.#heap[0];
  }

  push(timer: T): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(timer);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const other = heap[parent] as T;
      if (!before(timer, other)) break;
      heap[index] = other;
      index = parent;
    }
    heap[index] = timer;
  }

  /** Takes the next timer out. */
  pop(): T | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) this.#sink(last, 0);
    return first;
  }

  /** Drops every timer for which `unwanted` holds, keeping the order of the rest. */
  sweep(unwanted: (timer: T) => boolean): void {
    const kept = this.#heap.filter((timer) => !unwanted(timer));
    kept.sort((a, b) => (before(a, b) ? -1 : 1));
    this.#heap = kept; // A sorted array is a heap.
  }

  /** The timers in the order in which they are due. */
  inOrder(): T[] {
    return [...this.#heap].sort((a, b) => (before(a, b) ? -1 : 1));
  }

  #sink(timer: T, start: number): void {
    const heap = this.#heap;
    const size = heap.length;
    let index = start;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= size) break;
      if (child + 1 < size && before(heap[child + 1] as T, heap[child] as T)) child += 1;
      const next = heap[child] as T;
      if (!before(next, timer)) break;
      heap[index] = next;
      index = child;
    }
    heap[index] = timer;
  }
}
