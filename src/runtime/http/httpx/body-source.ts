import { AsyncGenerator, Emitted } from "../../loop/async-generator.ts";
import type { Code } from "../../loop/coroutine.ts";
import type { Decoder } from "./decoding.ts";
import { blockOn, performTimed, type TimedSteps } from "./timed-steps.ts";

/** Gives the next pieces of a body each time that it is called, and null at the end. Nothing happens before. */
export type Source<T> = () => TimedSteps<readonly T[] | null>;

/** @returns the pieces of `source`, decoded. @param makeDecoder called when the first piece is asked for */
export function decoded<From, To>(source: Source<From>, makeDecoder: () => Decoder<From, To>): Source<To> {
  let decoder: Decoder<From, To> | null = null;
  let ended = false;
  return function* () {
    if (ended) return null;
    decoder ??= makeDecoder();
    const pieces = yield* source();
    if (pieces !== null) return pieces.flatMap((piece) => decoder?.add(piece) ?? []);
    ended = true;
    return decoder.end();
  };
}

/** @returns all pieces. */
export function* collect<T>(source: Source<T>): TimedSteps<T[]> {
  const all: T[] = [];
  for (let pieces = yield* source(); pieces !== null; pieces = yield* source()) all.push(...pieces);
  return all;
}

/** @returns a generator for `for await`. */
export function asynchronously<T>(source: Source<T>, code: Code): AsyncGenerator<T> {
  return new AsyncGenerator<T>(code, awaitEach(source));
}

function* awaitEach<T>(source: Source<T>): Generator<unknown, void, unknown> {
  for (;;) {
    const pieces = yield* performTimed(source());
    if (pieces === null) return;
    for (const piece of pieces) yield new Emitted(piece);
  }
}

/** @returns a generator for `for … of`, which blocks. @param text what blocks, for the trace */
export function* synchronously<T>(source: Source<T>, text: string): Generator<T, void, undefined> {
  for (;;) {
    const pieces = blockOn(source(), text);
    if (pieces === null) return;
    yield* pieces;
  }
}
