/** The coroutines that were made and have not begun, so that those that never do can be reported. */

/** How many entries a list may have before those that have begun are taken out of it. */
const FIRST_LIMIT = 1024;

interface Startable {
  readonly begun: boolean;
}

/**
 * A list of coroutines in the order of their creation. Most begin at once, and a set's upkeep would cost each
 * of them: so all are put in, and those that have begun are swept out now and then.
 */
export class CreatedCoroutines<T extends Startable = Startable> {
  #list: T[] = [];
  #limit = FIRST_LIMIT;

  add(coroutine: T): void {
    if (this.#list.push(coroutine) < this.#limit) return;
    this.#list = this.#list.filter((entry) => !entry.begun);
    this.#limit = Math.max(FIRST_LIMIT, 2 * this.#list.length);
  }

  /** Takes all out that have not begun. */
  take(): T[] {
    const waiting = this.#list.filter((entry) => !entry.begun);
    this.#list = [];
    this.#limit = FIRST_LIMIT;
    return waiting;
  }
}
