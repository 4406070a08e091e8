import { IndexError, TypeError, ValueError } from "../../builtins/exceptions.ts";
import { typeName } from "../../builtins/types.ts";
import { atRunStart, run } from "../../loop/run.ts";
import { MersenneTwister } from "./mersenne-twister.ts";
import { type Seed, seedWords } from "./seeds.ts";

/** What `choices` takes by keyword. */
export interface ChoicesOptions {
  /** How likely each item is, relative to the others. */
  weights?: readonly number[] | null;
  /** How many to choose. Default 1. */
  k?: number;
  /** Sums of the weights up to each item, in place of `weights`. */
  cumWeights?: readonly number[] | null;
}

/** How many generators of this run were made without a seed. */
let unseeded = 0;

atRunStart(() => {
  unseeded = 0;
});

/** A random number generator with a state of its own, as `random.Random`: the same numbers as CPython's. */
export class Random {
  readonly #twister = new MersenneTwister();
  /** `gauss` makes two numbers at a time. */
  #nextGauss: number | null = null;

  /** @param x the seed; without one, it follows from the run's seed */
  constructor(x: Seed | null = null) {
    this.seed(x);
  }

  /**
   * Starts the sequence anew.
   * @param a an integer, a text or another number; null for one that follows from the run's seed
   */
  seed(a: Seed | null = null): void {
    // Python asks the system here, which would make two runs differ.
    this.#twister.seed(a === null ? [...seedWords(run.seed), unseeded++] : seedWords(a));
    this.#nextGauss = null;
  }

  /** A number from 0 up to, but not including, 1. */
  random(): number {
    const high = this.#twister.next() >>> 5;
    const low = this.#twister.next() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /**
   * An integer of `k` random bits.
   * @param k 0 to 53, the most that JavaScript's numbers hold
   */
  getrandbits(k: number): number {
    if (k < 0) throw new ValueError("number of bits must be non-negative");
    if (k > 53) throw new ValueError("number of bits must be at most 53 here");
    if (k === 0) return 0;
    if (k <= 32) return this.#twister.next() >>> (32 - k);
    const low = this.#twister.next();
    return (this.#twister.next() >>> (64 - k)) * 2 ** 32 + low;
  }

  /** An integer from 0 up to, but not including, `n`. */
  #below(n: number): number {
    const bits = n < 2 ** 32 ? 32 - Math.clz32(n) : 64 - Math.clz32(Math.floor(n / 2 ** 32));
    let number = this.getrandbits(bits);
    while (number >= n) number = this.getrandbits(bits);
    return number;
  }

  /**
   * One of the integers of `range(start, stop, step)`; with one argument, of `range(start)`.
   * @throws ValueError when there is none
   */
  randrange(start: number, stop: number | null = null, step = 1): number {
    checkInteger(start);
    if (stop === null) {
      if (start > 0) return this.#below(start);
      throw new ValueError("empty range for randrange()");
    }
    checkInteger(stop);
    checkInteger(step);
    const width = stop - start;
    if (step === 1) {
      if (width > 0) return start + this.#below(width);
      throw new ValueError(`empty range in randrange(${start}, ${stop})`);
    }
    if (step === 0) throw new ValueError("zero step for randrange()");
    const count = Math.floor((width + step + (step > 0 ? -1 : 1)) / step);
    if (count > 0) return start + step * this.#below(count);
    throw new ValueError(`empty range in randrange(${start}, ${stop}, ${step})`);
  }

  /** An integer from `a` to `b`, both included. */
  randint(a: number, b: number): number {
    checkInteger(a);
    checkInteger(b);
    if (b < a) throw new ValueError(`empty range in randint(${a}, ${b})`);
    return a + this.#below(b - a + 1);
  }

  /** A number between `a` and `b`. */
  uniform(a: number, b: number): number {
    return a + (b - a) * this.random();
  }

  /** One of a sequence: an array or a text. @throws IndexError when it is empty */
  choice<T>(seq: ArrayLike<T>): T {
    if (seq.length === 0) throw new IndexError("Cannot choose from an empty sequence");
    return seq[this.#below(seq.length)] as T;
  }

  /**
   * `k` items, each chosen from all of them.
   * @param weights how likely each item is, relative to the others; may be left out where options follow
   */
  choices<T>(
    population: ArrayLike<T>,
    weights: readonly number[] | ChoicesOptions | null = null,
    options: ChoicesOptions = {},
  ): T[] {
    const hasWeights = weights === null || Array.isArray(weights);
    return this.#choose(population, hasWeights ? { weights, ...options } : (weights as ChoicesOptions));
  }

  #choose<T>(population: ArrayLike<T>, { weights = null, k = 1, cumWeights = null }: ChoicesOptions): T[] {
    const count = population.length;
    if (weights !== null && cumWeights !== null) {
      throw new TypeError("Cannot specify both weights and cumulative weights");
    }
    const sums = cumWeights ?? (weights === null ? null : runningSums(weights));
    if (sums === null) {
      return Array.from({ length: k }, () => population[Math.floor(this.random() * count)] as T);
    }
    if (sums.length !== count) throw new ValueError("The number of weights does not match the population");
    const total = sums.at(-1) ?? 0;
    if (total <= 0) throw new ValueError("Total of weights must be greater than zero");
    if (!Number.isFinite(total)) throw new ValueError("Total of weights must be finite");
    return Array.from({ length: k }, () => {
      const at = this.random() * total;
      const index = sums.findIndex((sum, place) => at < sum || place === count - 1);
      return population[index] as T;
    });
  }

  /** Puts an array into random order, in place. */
  shuffle(x: unknown[]): void {
    for (let at = x.length - 1; at > 0; at -= 1) {
      const other = this.#below(at + 1);
      [x[at], x[other]] = [x[other], x[at]];
    }
  }

  /** `k` different items, in random order. @throws ValueError when there are fewer */
  sample<T>(population: ArrayLike<T>, k: number): T[] {
    const count = population.length;
    if (!(k >= 0 && k <= count)) throw new ValueError("Sample larger than population or is negative");
    // Which of two methods is used decides which numbers are drawn; the bound is CPython's.
    const setSize = 21 + (k > 5 ? 4 ** ceilingLog4(k * 3) : 0);
    if (count <= setSize) {
      const pool = Array.from(population);
      return Array.from({ length: k }, (_, index) => {
        const at = this.#below(count - index);
        const chosen = pool[at] as T;
        pool[at] = pool[count - index - 1] as T;
        return chosen;
      });
    }
    const selected = new Set<number>();
    while (selected.size < k) {
      let at = this.#below(count);
      while (selected.has(at)) at = this.#below(count);
      selected.add(at);
    }
    return Array.from(selected, (at) => population[at] as T);
  }

  /** A number of the exponential distribution; its mean is 1 / `lambd`. */
  expovariate(lambd = 1): number {
    return -Math.log(1 - this.random()) / lambd;
  }

  /** A number of the normal distribution. */
  gauss(mu = 0, sigma = 1): number {
    let z = this.#nextGauss;
    this.#nextGauss = null;
    if (z === null) {
      const angle = this.random() * 2 * Math.PI;
      const radius = Math.sqrt(-2 * Math.log(1 - this.random()));
      z = Math.cos(angle) * radius;
      this.#nextGauss = Math.sin(angle) * radius;
    }
    return mu + z * sigma;
  }
}

function checkInteger(value: unknown): void {
  if (!Number.isInteger(value)) {
    throw new TypeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
  }
}

function runningSums(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
}

/** The least power of 4 that is not below `value`, as an exponent. */
function ceilingLog4(value: number): number {
  let exponent = 0;
  while (4 ** exponent < value) exponent += 1;
  return exponent;
}
