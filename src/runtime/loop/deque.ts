/** How many places at the front may be empty before the array is moved down. */
const MOST_EMPTY = 1024;

/** A queue that is added to at the end and taken from at the front, each in constant time. */
export class Deque<T> implements Iterable<T> {
  #items: (T | undefined)[] = [];
  #head = 0;

  /** How many items there are. */
  get size(): number {
    return this.#items.length - this.#head;
  }

  /** @returns the item at the front, or undefined when there is none. */
  first(): T | undefined {
    return this.#items[this.#head];
  }

  /** Adds an item at the end. */
  push(item: T): void {
    this.#items.push(item);
  }

  /** Takes the item at the front out; undefined when there is none. */
  shift(): T | undefined {
    if (this.size === 0) return undefined;
    const item = this.#items[this.#head];
    this.#items[this.#head] = undefined;
    this.#head += 1;
    this.#tidy();
    return item;
  }

  /**
   * Takes the first occurrence of `item` out. Whoever waits longest leaves first, so that the search mostly
   * ends where it starts.
   * @returns whether it was there
   */
  delete(item: T): boolean {
    if (this.size > 0 && this.#items[this.#head] === item) {
      this.shift();
      return true;
    }
    const index = this.#items.indexOf(item, this.#head);
    if (index === -1) return false;
    this.#items.splice(index, 1);
    return true;
  }

  /** Front to end. Nothing may be taken out meanwhile. */
  *[Symbol.iterator](): Generator<T, void> {
    for (let index = this.#head; index < this.#items.length; index += 1) yield this.#items[index] as T;
  }

  #tidy(): void {
    if (this.#head === this.#items.length) {
      this.#items = [];
      this.#head = 0;
    } else if (this.#head >= MOST_EMPTY && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
  }
}
