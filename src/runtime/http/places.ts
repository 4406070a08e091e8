import { Operation } from "../network/operation.ts";

/** The right to have one connection. */
export interface Place {
  /** Which host it is for. */
  readonly key: string;
}

interface Waiting {
  readonly key: string;
  readonly operation: Operation<Place>;
}

/**
 * How many connections a client may have at once, in all and to one host. Who finds no place waits, first come,
 * first served, but that a host whose own limit is reached holds nobody else up. A place that is given back goes
 * to who waits first, at once: nobody can take it on the way.
 */
export class Places {
  readonly #limit: number;
  readonly #limitPerKey: number;
  readonly #taken = new Set<Place>();
  readonly #takenPerKey = new Map<string, number>();
  readonly #waiting = new Set<Waiting>();

  /**
   * @param limit places in all; 0: without limit
   * @param limitPerKey places of one host; 0: without limit
   */
  constructor(limit: number, limitPerKey: number) {
    this.#limit = limit;
    this.#limitPerKey = limitPerKey;
  }

  /** How many places are taken. */
  get taken(): number {
    return this.#taken.size;
  }

  /** How many wait for one. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** @returns whether a place for this host is free. */
  isFree(key: string): boolean {
    if (this.#limit > 0 && this.#taken.size >= this.#limit) return false;
    return this.#limitPerKey <= 0 || (this.#takenPerKey.get(key) ?? 0) < this.#limitPerKey;
  }

  /**
   * Takes a place, at once or when one is given back.
   * @returns cancelled, it waits no longer, or gives the place back
   */
  take(key: string): Operation<Place> {
    const operation = new Operation<Place>(
      () => this.#waiting.delete(waiting),
      (place) => this.giveBack(place),
    );
    const waiting: Waiting = { key, operation };
    if (this.isFree(key)) operation.succeed(this.#occupy(key));
    else this.#waiting.add(waiting);
    return operation;
  }

  /** Gives a place back; one that is not taken, as after {@link Places.clear}, is ignored. */
  giveBack(place: Place): void {
    if (!this.#taken.delete(place)) return;
    const left = (this.#takenPerKey.get(place.key) ?? 0) - 1;
    if (left > 0) this.#takenPerKey.set(place.key, left);
    else this.#takenPerKey.delete(place.key);
    for (const waiting of this.#waiting) {
      if (!this.isFree(waiting.key)) continue;
      this.#waiting.delete(waiting);
      waiting.operation.succeed(this.#occupy(waiting.key));
      return;
    }
  }

  /** Frees all places. @returns the operations that waited for one: they are not settled */
  clear(): Operation<Place>[] {
    const waiting = [...this.#waiting].map(({ operation }) => operation);
    this.#waiting.clear();
    this.#taken.clear();
    this.#takenPerKey.clear();
    return waiting;
  }

  #occupy(key: string): Place {
    const place: Place = { key };
    this.#taken.add(place);
    this.#takenPerKey.set(key, (this.#takenPerKey.get(key) ?? 0) + 1);
    return place;
  }
}
