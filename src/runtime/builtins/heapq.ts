import { isLess } from "./compare.ts";

/**
 * A binary heap in an array, smallest item first, step for step as Python's `heapq`: items that compare
 * equal leave in the order in which they leave there.
 */

/** Adds an item. */
export function heapPush<T>(heap: T[], item: T): void {
  heap.push(item);
  rise(heap, 0, heap.length - 1);
}

/** Takes the smallest item out; the heap must not be empty. */
export function heapPop<T>(heap: T[]): T {
  const last = heap.pop() as T;
  if (heap.length === 0) return last;
  const smallest = heap[0] as T;
  heap[0] = last;
  sinkThenRise(heap);
  return smallest;
}

/** Moves the item at `index` up, past the parents that are greater, but not above `top`. */
function rise<T>(heap: T[], top: number, index: number): void {
  const item = heap[index] as T;
  let place = index;
  while (place > top) {
    const parentPlace = (place - 1) >> 1;
    const parent = heap[parentPlace] as T;
    if (!isLess(item, parent)) break;
    heap[place] = parent;
    place = parentPlace;
  }
  heap[place] = item;
}

/**
 * Moves the item at the root down to a leaf along the smaller children, and from there up to its place.
 * The item was a leaf, so it mostly belongs near the bottom, and this saves comparisons.
 */
function sinkThenRise<T>(heap: T[]): void {
  const size = heap.length;
  const item = heap[0] as T;
  let place = 0;
  for (let child = 1; child < size; child = 2 * place + 1) {
    const right = child + 1;
    if (right < size && !isLess(heap[child], heap[right])) child = right;
    heap[place] = heap[child] as T;
    place = child;
  }
  heap[place] = item;
  rise(heap, 0, place);
}
