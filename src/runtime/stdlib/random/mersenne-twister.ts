/** How many words the state has, and how far apart two of those are that are mixed. */
const STATE_WORDS = 624;
const DISTANCE = 397;

/**
 * The Mersenne Twister, MT19937, as Matsumoto and Nishimura published it: the generator of Python's `random`,
 * seeded as CPython seeds it.
 */
export class MersenneTwister {
  readonly #state = new Uint32Array(STATE_WORDS);
  #position = STATE_WORDS;

  /** @param key words of 32 bits; at least one */
  seed(key: readonly number[]): void {
    const state = this.#state;
    state[0] = 19650218;
    for (let at = 1; at < STATE_WORDS; at += 1) state[at] = Math.imul(1812433253, this.#scrambled(at)) + at;
    let at = 1;
    const next = (): void => {
      at += 1;
      if (at < STATE_WORDS) return;
      state[0] = state[STATE_WORDS - 1] as number;
      at = 1;
    };
    for (let round = 0; round < Math.max(STATE_WORDS, key.length); round += 1) {
      const index = round % key.length;
      const mixed = Math.imul(this.#scrambled(at), 1664525);
      state[at] = ((state[at] as number) ^ mixed) + (key[index] as number) + index;
      next();
    }
    for (let round = 1; round < STATE_WORDS; round += 1) {
      state[at] = ((state[at] as number) ^ Math.imul(this.#scrambled(at), 1566083941)) - at;
      next();
    }
    state[0] = 0x80000000;
    this.#position = STATE_WORDS;
  }

  /** The word before `at`, its upper bits folded onto its lower ones. */
  #scrambled(at: number): number {
    const before = this.#state[at - 1] as number;
    return before ^ (before >>> 30);
  }

  /** The next 32 bits. */
  next(): number {
    if (this.#position === STATE_WORDS) this.#twist();
    let word = this.#state[this.#position++] as number;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    word ^= word >>> 18;
    return word >>> 0;
  }

  #twist(): void {
    const state = this.#state;
    for (let at = 0; at < STATE_WORDS; at += 1) {
      const low = state[(at + 1) % STATE_WORDS] as number;
      const joined = ((state[at] as number) & 0x80000000) | (low & 0x7fffffff);
      const far = state[(at + DISTANCE) % STATE_WORDS] as number;
      state[at] = far ^ (joined >>> 1) ^ (low & 1 ? 0x9908b0df : 0);
    }
    this.#position = 0;
  }
}
