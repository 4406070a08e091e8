/**
 * What `import * as random from "random"` gives a program: functions of one shared generator, which is seeded
 * with the run's seed, so that a run can be repeated.
 */

import { atRunStart, run } from "../../loop/run.ts";
import { type ChoicesOptions, Random } from "./generator.ts";
import type { Seed } from "./seeds.ts";

export type { ChoicesOptions } from "./generator.ts";
export { Random } from "./generator.ts";
export type { Seed } from "./seeds.ts";

let shared: Random;

atRunStart(() => {
  shared = new Random(run.seed);
});

/** Starts the sequence anew: with the same seed, the same numbers as CPython's. */
export function seed(a: Seed | null = null): void {
  shared.seed(a);
}

/** A number from 0 up to, but not including, 1. */
export function random(): number {
  return shared.random();
}

/** A number between `a` and `b`. */
export function uniform(a: number, b: number): number {
  return shared.uniform(a, b);
}

/** An integer from `a` to `b`, both included. @throws ValueError when there is none */
export function randint(a: number, b: number): number {
  return shared.randint(a, b);
}

/** One of the integers of `range(start, stop, step)`; with one argument, of `range(start)`. */
export function randrange(start: number, stop: number | null = null, step = 1): number {
  return shared.randrange(start, stop, step);
}

/** An integer of `k` random bits, 53 at most. */
export function getrandbits(k: number): number {
  return shared.getrandbits(k);
}

/** One of a sequence: an array or a text. @throws IndexError when it is empty */
export function choice<T>(seq: ArrayLike<T>): T {
  return shared.choice(seq);
}

/**
 * `k` items, each chosen from all of them; `weights` say how likely each is, relative to the others:
 * `choices(items, [1, 2], { k: 3 })`, `choices(items, { k: 3 })`.
 */
export function choices<T>(
  population: ArrayLike<T>,
  weights: readonly number[] | ChoicesOptions | null = null,
  options: ChoicesOptions = {},
): T[] {
  return shared.choices(population, weights, options);
}

/** Puts an array into random order, in place. */
export function shuffle(x: unknown[]): void {
  shared.shuffle(x);
}

/** `k` different items, in random order. @throws ValueError when there are fewer */
export function sample<T>(population: ArrayLike<T>, k: number): T[] {
  return shared.sample(population, k);
}

/** A number of the exponential distribution; its mean is 1 / `lambd`. */
export function expovariate(lambd = 1): number {
  return shared.expovariate(lambd);
}

/** A number of the normal distribution. */
export function gauss(mu = 0, sigma = 1): number {
  return shared.gauss(mu, sigma);
}
