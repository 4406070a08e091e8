import {
  GeneratorExit,
  RuntimeError,
  StopAsyncIteration,
  StopIteration,
  TypeError,
} from "../builtins/exceptions.ts";
import { typeName } from "../builtins/types.ts";
import { type Code, Coroutine, isAwaitable } from "./coroutine.ts";
import { current } from "./current.ts";
import { atRunStart } from "./run.ts";

/** What a lowered `yield x` of an asynchronous generator yields, where a lowered `await x` yields `x`. */
export class Emitted {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

/** What a step gives to a lowered `for await` when there are no more values. */
export const EXHAUSTED: unique symbol = Symbol("exhausted");

/** Where a running loop keeps the asynchronous generators that have begun, to close them at its end. */
let registry: Set<AsyncGenerator> | null = null;

atRunStart(() => {
  registry = null;
});

/** Sets where generators that begin from now on are kept; @returns the place before. */
export function swapRegistry(next: Set<AsyncGenerator> | null): Set<AsyncGenerator> | null {
  const before = registry;
  registry = next;
  return before;
}

/** The awaitables that a generator gives out, by what made them. */
type Method = "__anext__" | "asend" | "athrow" | "aclose";

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
  /** @internal The body has ended. */
  finished = false;
  /** @internal It was asked to close, or told that it has ended: Python's `ag_closed`. */
  closed = false;
  /** @internal The site where it is suspended. */
  site: number;
  /** Where a loop keeps it while it has not ended; undefined before its first use. */
  #registry: Set<AsyncGenerator> | null | undefined = undefined;

  /** @internal What TypeErrors call the type. */
  static readonly __name__ = "async_generator";

  /** @internal */
  constructor(code: Code, body: Generator<unknown, unknown, unknown>) {
    this.code = code;
    this.body = body;
    this.site = code.site;
  }

  get __name__(): string {
    return this.code.name;
  }

  __aiter__(): this {
    return this;
  }

  /** @returns an awaitable of the next value; StopAsyncIteration ends it. */
  __anext__(): Coroutine<T> {
    return step(this, "__anext__", undefined, false) as Coroutine<T>;
  }

  /** Sends a value to the suspended `yield`; @returns an awaitable of the next value. */
  asend(value: S): Coroutine<T> {
    return step(this, "asend", value, false) as Coroutine<T>;
  }

  /** Throws at the suspended `yield`; @returns an awaitable of the next value. */
  athrow(error: unknown): Coroutine<T> {
    return step(this, "athrow", error, false) as Coroutine<T>;
  }

  /** Throws `GeneratorExit` in, so that `finally` blocks run; @returns an awaitable of the end. */
  aclose(): Coroutine<null> {
    return step(this, "aclose", undefined, false) as Coroutine<null>;
  }

  /** @internal It is used: the running loop remembers it from here on. */
  _use(): void {
    if (this.#registry !== undefined) return;
    this.#registry = registry;
    registry?.add(this as AsyncGenerator);
  }

  /** @internal Its body has ended: there is nothing left to close. */
  _finish(): void {
    this.finished = true;
    this.running = false;
    this.#registry?.delete(this as AsyncGenerator);
  }

  /** Lets TypeScript's `for await` see what is iterated. @internal */
  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Python's `repr`, without an address. */
  toString(): string {
    return `<async_generator object ${this.code.name}>`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

/** @internal A step for a lowered `for await`: the end is a value, not an exception. */
export function nextForLoop(generator: AsyncGenerator): Coroutine {
  return step(generator, "__anext__", undefined, true);
}

/** The code of a step has its generator's name and place; one is made for each method and function. */
const stepCodes: Record<Method, WeakMap<Code, Code>> = {
  __anext__: new WeakMap(),
  asend: new WeakMap(),
  athrow: new WeakMap(),
  aclose: new WeakMap(),
};

function stepCode(code: Code, method: Method): Code {
  let own = stepCodes[method].get(code);
  if (own === undefined) {
    own = { ...code, method };
    stepCodes[method].set(code, own);
  }
  return own;
}

/** Makes the awaitable of one step. It does nothing until it is awaited. */
function step(generator: AsyncGenerator, method: Method, value: unknown, inLoop: boolean): Coroutine {
  generator._use();
  return new Coroutine(stepCode(generator.code, method), new Step(generator, method, value, inLoop));
}

/** Drives the generator's body from one `yield` to the next; what the body awaits, the step awaits. */
class Step implements Iterator<unknown, unknown, unknown> {
  readonly #generator: AsyncGenerator;
  readonly #method: Method;
  readonly #value: unknown;
  readonly #inLoop: boolean;
  #begun = false;

  constructor(generator: AsyncGenerator, method: Method, value: unknown, inLoop: boolean) {
    this.#generator = generator;
    this.#method = method;
    this.#value = value;
    this.#inLoop = inLoop;
  }

  next(sent: unknown): IteratorResult<unknown, unknown> {
    if (this.#begun) return this.#run(false, sent);
    const generator = this.#generator;
    const method = this.#method;
    if (method === "athrow" || method === "aclose") {
      if (generator.finished) return { done: true, value: null };
      this.#begin();
      if (generator.closed) {
        generator.running = false;
        throw new StopAsyncIteration();
      }
      if (method === "athrow") return this.#run(true, this.#value);
      generator.closed = true;
      return this.#run(true, new GeneratorExit());
    }
    this.#begin();
    if (generator.finished) return this.#ended();
    if (!generator.started && this.#value !== undefined && this.#value !== null) {
      generator.running = false;
      throw new TypeError("can't send non-None value to a just-started async generator");
    }
    return this.#run(false, this.#value);
  }

  throw(error: unknown): IteratorResult<unknown, unknown> {
    if (!this.#begun) this.#begin();
    return this.#run(true, error);
  }

  #begin(): void {
    const generator = this.#generator;
    if (generator.running) {
      const name = this.#method === "__anext__" || this.#method === "asend" ? "anext" : this.#method;
      throw new RuntimeError(`${name}(): asynchronous generator is already running`);
    }
    this.#begun = true;
    generator.running = true;
    if (generator.site !== 0) current.site = generator.site;
  }

  #run(throwing: boolean, value: unknown): IteratorResult<unknown, unknown> {
    const generator = this.#generator;
    generator.started = true;
    let result: IteratorResult<unknown, unknown>;
    try {
      result = throwing ? generator.body.throw(value) : generator.body.next(value);
    } catch (error) {
      generator._finish();
      if (error instanceof GeneratorExit) {
        generator.closed = true;
        if (this.#method === "aclose") return { done: true, value: null };
      }
      throw asGeneratorError(error);
    }
    generator.site = current.site;
    if (result.done === true) {
      generator._finish();
      return this.#ended();
    }
    if (!(result.value instanceof Emitted)) return result;
    generator.running = false;
    if (this.#method === "aclose") throw new RuntimeError("async generator ignored GeneratorExit");
    return { done: true, value: result.value.value };
  }

  /** There are no more values. */
  #ended(): IteratorResult<unknown, unknown> {
    this.#generator.running = false;
    this.#generator.closed = true;
    if (this.#method === "aclose") return { done: true, value: null };
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
      const next = iterator.__anext__();
      if (!isAwaitable(next)) {
        throw new TypeError(`'async for' received an invalid object from __anext__: ${typeName(next)}`);
      }
      return yield next;
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
