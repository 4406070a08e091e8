import {
  GeneratorExit,
  RuntimeError,
  StopAsyncIteration,
  StopIteration,
  TypeError,
} from "../builtins/exceptions.ts";
import { typeName } from "../builtins/types.ts";
import type { Awaitable } from "./awaitable.ts";
import { type Code, Coroutine } from "./coroutine.ts";

/** What a lowered `yield x` of an asynchronous generator yields, where a lowered `await x` yields `x`. */
export class Emitted {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

/** What a step gives to a lowered `for await` when there are no more values. */
export const EXHAUSTED: unique symbol = Symbol("exhausted");

/**
 * An asynchronous generator, as Python's: `asend`, `athrow` and `aclose` return awaitables that run the body
 * on to its next `yield`. Leaving a `for await` early does not close it.
 */
export class AsyncGenerator<T = unknown, S = unknown> {
  /** @internal */ readonly body: Generator<unknown, unknown, unknown>;
  /** @internal */ readonly code: Code;
  /** @internal One of its awaitables is suspended: another must not run. */
  running = false;
  /** @internal */ started = false;
  /** @internal */ closed = false;

  /** @internal */
  constructor(code: Code, body: Generator<unknown, unknown, unknown>) {
    this.code = code;
    this.body = body;
  }

  get __name__(): string {
    return this.code.name;
  }

  __aiter__(): this {
    return this;
  }

  /** @returns an awaitable of the next value; StopAsyncIteration ends it. */
  __anext__(): Awaitable<T> {
    return step(this, "anext", false, undefined, false) as Coroutine<T>;
  }

  /** Sends a value to the suspended `yield`; @returns an awaitable of the next value. */
  asend(value: S): Awaitable<T> {
    return step(this, "asend", false, value, false) as Coroutine<T>;
  }

  /** Throws at the suspended `yield`; @returns an awaitable of the next value. */
  athrow(error: unknown): Awaitable<T> {
    return step(this, "athrow", true, error, false) as Coroutine<T>;
  }

  /** Throws `GeneratorExit` in, so that `finally` blocks run; @returns an awaitable of the end. */
  aclose(): Awaitable<null> {
    return new Coroutine({ name: "aclose", site: 0 }, closing(this));
  }

  /** Lets TypeScript's `for await` see what is iterated. @internal */
  [Symbol.asyncIterator](): this {
    return this;
  }
}

/** @internal A step for a lowered `for await`: the end is a value, not an exception. */
export function nextForLoop(generator: AsyncGenerator): Coroutine {
  return step(generator, "anext", false, undefined, true);
}

/** Makes the awaitable of one step. It does nothing until it is awaited. */
function step(
  generator: AsyncGenerator,
  operation: "anext" | "asend" | "athrow",
  throwing: boolean,
  value: unknown,
  inLoop: boolean,
): Coroutine {
  return new Coroutine(generator.code, new Step(generator, operation, throwing, value, inLoop));
}

/** Drives the generator's body from one `yield` to the next; what the body awaits, the step awaits. */
class Step implements Iterator<unknown, unknown, unknown> {
  readonly #generator: AsyncGenerator;
  readonly #operation: string;
  readonly #throwing: boolean;
  readonly #value: unknown;
  readonly #inLoop: boolean;
  #begun = false;

  constructor(
    generator: AsyncGenerator,
    operation: string,
    throwing: boolean,
    value: unknown,
    inLoop: boolean,
  ) {
    this.#generator = generator;
    this.#operation = operation;
    this.#throwing = throwing;
    this.#value = value;
    this.#inLoop = inLoop;
  }

  next(sent: unknown): IteratorResult<unknown, unknown> {
    if (this.#begun) return this.#run(false, sent);
    this.#begin();
    if (this.#generator.closed) return this.#exhausted();
    return this.#run(this.#throwing, this.#value);
  }

  throw(error: unknown): IteratorResult<unknown, unknown> {
    if (!this.#begun) this.#begin();
    return this.#run(true, error);
  }

  #begin(): void {
    const generator = this.#generator;
    if (generator.running) {
      throw new RuntimeError(`${this.#operation}(): asynchronous generator is already running`);
    }
    if (!generator.started && !this.#throwing && this.#value !== undefined && this.#value !== null) {
      throw new TypeError("can't send non-None value to a just-started async generator");
    }
    this.#begun = true;
    generator.started = true;
    generator.running = true;
  }

  #run(throwing: boolean, value: unknown): IteratorResult<unknown, unknown> {
    const generator = this.#generator;
    let result: IteratorResult<unknown, unknown>;
    try {
      result = throwing ? generator.body.throw(value) : generator.body.next(value);
    } catch (error) {
      generator.running = false;
      generator.closed = true;
      throw asGeneratorError(error);
    }
    if (result.done === true) {
      generator.closed = true;
      return this.#exhausted();
    }
    if (!(result.value instanceof Emitted)) return result;
    generator.running = false;
    return { done: true, value: result.value.value };
  }

  #exhausted(): IteratorResult<unknown, unknown> {
    this.#generator.running = false;
    if (this.#inLoop) return { done: true, value: EXHAUSTED };
    throw new StopAsyncIteration();
  }
}

/** A stop that leaves the body would look like the generator's end, so it becomes a RuntimeError. */
function asGeneratorError(error: unknown): unknown {
  if (error instanceof StopAsyncIteration) {
    return new RuntimeError("async generator raised StopAsyncIteration", { cause: error });
  }
  if (error instanceof StopIteration) {
    return new RuntimeError("async generator raised StopIteration", { cause: error });
  }
  return error;
}

function* closing(generator: AsyncGenerator): globalThis.Generator<unknown, null, unknown> {
  if (generator.running) throw new RuntimeError("aclose(): asynchronous generator is already running");
  if (generator.closed) return null;
  if (!generator.started) {
    generator.closed = true;
    return null;
  }
  try {
    yield step(generator, "athrow", true, new GeneratorExit(), false);
  } catch (error) {
    if (error instanceof GeneratorExit || error instanceof StopAsyncIteration) return null;
    throw error;
  }
  throw new RuntimeError("async generator ignored GeneratorExit");
}

interface AsyncIterationProtocol {
  __aiter__?: () => unknown;
  __anext__?: () => unknown;
  next?: () => unknown;
  [Symbol.asyncIterator]?: () => unknown;
}

/**
 * What `for await (… of value)` steps through, as `async for` does.
 * @throws TypeError, with CPython's text, for what is no asynchronous iterable: a plain array, say
 */
export function asyncIterator(value: unknown): AsyncIterationProtocol {
  const iterable = (value ?? {}) as AsyncIterationProtocol;
  const method = iterable.__aiter__ ?? iterable[Symbol.asyncIterator];
  if (typeof method !== "function") {
    throw new TypeError(`'async for' requires an object with __aiter__ method, got ${typeName(value)}`);
  }
  const iterator = method.call(iterable) as AsyncIterationProtocol;
  if (typeof iterator?.__anext__ !== "function" && typeof iterator?.next !== "function") {
    throw new TypeError(
      `'async for' received an object from __aiter__ that does not implement __anext__: ${typeName(iterator)}`,
    );
  }
  return iterator;
}

const NEXT: Code = { name: "__anext__", site: 0 };

/** @returns what a lowered `for await` awaits for its next value; {@link EXHAUSTED} ends the loop. */
export function asyncNext(iterator: AsyncIterationProtocol): unknown {
  if (iterator instanceof AsyncGenerator) return nextForLoop(iterator);
  return new Coroutine(NEXT, nextOf(iterator));
}

function* nextOf(iterator: AsyncIterationProtocol): globalThis.Generator<unknown, unknown, unknown> {
  if (typeof iterator.__anext__ === "function") {
    try {
      return yield iterator.__anext__();
    } catch (error) {
      if (error instanceof StopAsyncIteration) return EXHAUSTED;
      throw error;
    }
  }
  // JavaScript's protocol, for a class that was written for it.
  const result = (yield iterator.next?.()) as IteratorResult<unknown>;
  return result.done === true ? EXHAUSTED : result.value;
}

/** A lowered `yield*` of an asynchronous generator: passes on what another one yields. */
export function* delegate(value: unknown): globalThis.Generator<unknown, void, unknown> {
  const iterator = asyncIterator(value);
  for (;;) {
    const item = yield asyncNext(iterator);
    if (item === EXHAUSTED) return;
    yield new Emitted(item);
  }
}
