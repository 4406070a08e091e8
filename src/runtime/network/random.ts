/** SeededRandom numbers that follow a seed, and nothing else (the generator is mulberry32). */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    // Small seeds differ in few bits: spread them, so that two neighbours do not begin alike.
    this.#state = Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1) | 0;
  }

  /** @returns a number from 0 up to, but not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** @returns a number of a range. */
  between([least, most]: readonly [number, number]): number {
    return least + (most - least) * this.next();
  }

  /** @returns true with this probability; 0 and 1 draw no number. */
  chance(probability: number): boolean {
    if (probability <= 0) return false;
    return probability >= 1 || this.next() < probability;
  }
}
