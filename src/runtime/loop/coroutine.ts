import { withoutCompiledNames } from "../builtins/compiled-names.ts";
import {
  GeneratorExit,
  RuntimeError,
  Stop,
  StopAsyncIteration,
  StopIteration,
  TypeError,
  ValueError,
} from "../builtins/exceptions.ts";
import { addTracebackEntry, enterTraceback } from "../builtins/traceback.ts";
import { typeName } from "../builtins/types.ts";
import type { Awaitable, awaitable } from "./awaitable.ts";
import { CoroutineIterator } from "./coroutine-iterator.ts";
import { CreatedCoroutines } from "./created-coroutines.ts";
import { current } from "./current.ts";
import { refusePromiseMethods } from "./no-promise.ts";
import { atRunStart } from "./run.ts";

/** What the compiler knows of a function: Python's code object, as far as diagnostics need one. */
export interface Code {
  readonly name: string;
  /** The site of the function's first line; 0 for the runtime's own. */
  readonly site: number;
  /** Of what an asynchronous generator's method returns: the method. */
  readonly method?: string;
}

/** What a coroutine's body is: a generator whose `yield x` means `await x`. */
export type Body<T> = Generator<unknown, T, unknown>;

/** What the driver needs to know of a future; the duck type that CPython's `isfuture` tests for. */
export interface FutureLike {
  _asyncioFutureBlocking: boolean;
  done(): boolean;
  result(): unknown;
}

/** @returns whether `value` is a future, by CPython's test: it has an `_asyncio_future_blocking`. */
export function isFutureLike(value: unknown): value is FutureLike {
  return (
    typeof value === "object" &&
    value !== null &&
    (value as Partial<FutureLike>)._asyncioFutureBlocking !== undefined
  );
}

/** @returns whether `value` can be awaited: a coroutine, a future, or an object with `__await__`. */
export function isAwaitable(value: unknown): boolean {
  return (
    value instanceof Coroutine ||
    typeof (value as { __await__?: unknown } | null | undefined)?.__await__ === "function"
  );
}

/** Awaiting this gives the loop one turn: the bare `yield` of CPython's `sleep(0)`. */
export const BARE_YIELD = {
  *__await__(): Generator<undefined, void, unknown> {
    yield undefined;
  },
};

/** The coroutines that were made while no loop ran, and have not begun. */
export const coroutinesOutsideLoops = new CreatedCoroutines<Coroutine>();

let created = coroutinesOutsideLoops;

atRunStart(() => {
  coroutinesOutsideLoops.take();
  created = coroutinesOutsideLoops;
});

/** Gives the list that new coroutines are put in; @returns the one before. */
export function swapCreated(list: CreatedCoroutines<Coroutine>): CreatedCoroutines<Coroutine> {
  const before = created;
  created = list;
  return before;
}

/** What {@link drive} returns when the coroutine has ended; its result is then in `root.value`. */
export const ENDED: unique symbol = Symbol("ended");

const CREATED = 0;
const SUSPENDED = 1;
const RUNNING = 2;
const CLOSED = 3;

/**
 * A lazy coroutine: no line of its body has run until it is awaited, sent to, or made a task.
 *
 * A nested `await` is no recursion. The coroutine that is driven (the root) keeps its innermost callee in
 * `top`, and each callee knows its caller, so that a resume costs the same at any depth.
 */
export class Coroutine<T = unknown> implements Awaitable<T> {
  declare readonly [awaitable]: T;
  // biome-ignore lint/suspicious/noThenProperty: declared for the type checker; `refusePromiseMethods` defines it.
  declare readonly then: Awaitable<T>["then"];

  /** @internal */ readonly body: Iterator<unknown, T, unknown>;
  /** @internal */ readonly code: Code;
  /** @internal */ state = CREATED;
  /** @internal The coroutine that awaits this one. */
  caller: Coroutine | null = null;
  /** @internal Of a root: the innermost coroutine that it is suspended in. */
  top: Coroutine | null = null;
  /** @internal What it awaits, as Python's `cr_await`. */
  awaiting: unknown = null;
  /** @internal The site where it is suspended. */
  site: number;
  /** @internal The exception that was last thrown in at an `await` … */
  thrown: unknown = undefined;
  /** @internal … and the site of that `await`. */
  thrownAt = 0;
  /** @internal What it returned. */
  value: T | undefined = undefined;
  /** @internal The site of the call that made it. */
  readonly createdAt: number;
  /** @internal A raw frame's yields go to the task as they are; elsewhere `yield x` means `await x`. */
  readonly raw: boolean;

  /** @internal */
  constructor(code: Code, body: Iterator<unknown, T, unknown>, raw = false) {
    this.code = code;
    this.body = body;
    this.raw = raw;
    this.site = code.site;
    this.createdAt = current.site;
    if (!raw) created.add(this as Coroutine);
  }

  /** @internal What TypeErrors call the type. */
  static readonly __name__ = "coroutine";

  /** @internal Whether it was started, or closed. */
  get begun(): boolean {
    return this.state !== CREATED;
  }

  /** @internal Whether it has ended. */
  get ended(): boolean {
    return this.state === CLOSED;
  }

  /** The function's name. */
  get __name__(): string {
    return this.code.name;
  }

  /**
   * Runs on to the next suspension, as Python's `coroutine.send`.
   * @param value what the suspended `await` evaluates to; must be absent or null the first time
   * @returns what was yielded to the driver: a future, or null for a bare yield
   * @throws StopIteration with the coroutine's result, when it ends
   */
  send(value?: unknown): unknown {
    if (this.state === CREATED && value !== undefined && value !== null) {
      throw new TypeError("can't send non-None value to a just-started coroutine");
    }
    return this.#asYield(drive(this, false, value));
  }

  /**
   * Throws into the coroutine at its suspended `await`, as Python's `coroutine.throw`.
   * @returns what was yielded next
   * @throws StopIteration with the result when it ends, or what it did not catch
   */
  throw(error: unknown): unknown {
    return this.#asYield(drive(this, true, error));
  }

  /**
   * Throws `GeneratorExit` in, so that `finally` blocks run, innermost first, as Python's `close`.
   * @throws RuntimeError when a coroutine ignores the exit and awaits on
   */
  close(): void {
    if (this.state === CREATED) {
      this.state = CLOSED;
      return;
    }
    if (this.state === CLOSED) return;
    if (this.state === RUNNING) throw new ValueError("coroutine already executing");
    let error: unknown;
    for (let frame = this.top; frame !== null; ) {
      const caller: Coroutine | null = frame === this ? null : frame.caller;
      frame.caller = null;
      frame.top = frame;
      error = closeFrame(frame, error ?? new GeneratorExit());
      frame = caller;
    }
    if (error !== undefined) throw error;
  }

  /** Awaiting by hand: an iterator over what the coroutine yields, as Python's `coroutine.__await__`. */
  __await__(): CoroutineIterator<T> {
    return new CoroutineIterator(this);
  }

  /** Python's `repr`, without an address. */
  toString(): string {
    return `<coroutine object ${this.code.name}>`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }

  #asYield(yielded: unknown): unknown {
    if (yielded === ENDED) {
      throw this.value === undefined ? new StopIteration() : new StopIteration(this.value);
    }
    return yielded ?? null;
  }
}

refusePromiseMethods(Coroutine);

/** Throws `error` into one frame that is to end; what it raises instead, if anything, is returned. */
function closeFrame(frame: Coroutine, error: unknown): unknown {
  try {
    if (drive(frame, true, error) === ENDED) return undefined;
    return new RuntimeError("coroutine ignored GeneratorExit");
  } catch (raised) {
    if (raised instanceof Stop) throw raised;
    return isClosingQuietly(raised) ? undefined : raised;
  }
}

function isClosingQuietly(raised: unknown): boolean {
  return raised instanceof GeneratorExit || raised instanceof StopIteration;
}

const ITERATOR_CODE: Code = { name: "__await__", site: 0 };

/**
 * What an `await` of `awaited` goes on with: a coroutine to call, or an error to throw at the `await`.
 * Futures and bare yields are not asked about here.
 */
function callee(awaited: unknown): Coroutine {
  if (awaited instanceof Coroutine) {
    if (awaited.state === CREATED) return awaited;
    throw new RuntimeError(
      awaited.state === CLOSED ? reuseText(awaited) : "coroutine is being awaited already",
    );
  }
  const method = (awaited as { __await__?: unknown } | null | undefined)?.__await__;
  if (typeof method !== "function") throw new TypeError(`'${typeName(awaited)}' object can't be awaited`);
  const iterator: unknown = method.call(awaited);
  if (iterator instanceof CoroutineIterator) return callee(iterator.coroutine);
  if (iterator instanceof Coroutine) throw new TypeError("__await__() returned a coroutine");
  if (typeof (iterator as { next?: unknown } | null)?.next !== "function") {
    throw new TypeError(`__await__() returned non-iterator of type '${typeName(iterator)}'`);
  }
  return new Coroutine(ITERATOR_CODE, iterator as Iterator<unknown>, true);
}

function reuseText({ code: { method } }: Coroutine): string {
  if (method === undefined) return "cannot reuse already awaited coroutine";
  const both = method === "aclose" || method === "athrow" ? "aclose()/athrow()" : "__anext__()/asend()";
  return `cannot reuse already awaited ${both}`;
}

/** A `StopIteration` that leaves a coroutine would look like its end, so it becomes a RuntimeError (PEP 479). */
function asCoroutineError(error: unknown): unknown {
  const isStop = error instanceof StopIteration && !(error instanceof StopAsyncIteration);
  return isStop ? new RuntimeError("coroutine raised StopIteration", { cause: error }) : error;
}

function throwInto(frame: Coroutine, error: unknown): IteratorResult<unknown, unknown> {
  if (frame.body.throw !== undefined) return frame.body.throw(error);
  throw error;
}

/**
 * Runs a coroutine, and whatever it awaits, until something must wait.
 *
 * @param root the coroutine that is driven: a task's, or one that is sent to by hand
 * @param throwing whether `value` is thrown in at the suspended `await`, or is what it evaluates to
 * @returns what the task must wait for (a future; undefined for a bare yield), or {@link ENDED}
 * @throws what the coroutine did not catch
 */
export function drive(root: Coroutine, throwing: boolean, value: unknown): unknown {
  if (root.state === CLOSED) throw new RuntimeError(reuseText(root));
  if (root.state === RUNNING) throw new ValueError("coroutine already executing");
  let top = root.state === CREATED ? root : (root.top as Coroutine);
  root.state = RUNNING;
  const waitedFor = top.awaiting;
  if (waitedFor !== null) {
    top.awaiting = null;
    if (!throwing && isFutureLike(waitedFor)) {
      try {
        if (!waitedFor.done()) throw new RuntimeError("await wasn't used with future");
        value = waitedFor.result();
      } catch (error) {
        throwing = true;
        value = error;
      }
    }
  }
  for (;;) {
    let step: IteratorResult<unknown, unknown>;
    top.state = RUNNING;
    if (top.site !== 0) current.site = top.site;
    // An exit that awaits gives the same exception back, at the end of its block.
    if (throwing && value !== top.thrown) {
      top.thrown = value;
      top.thrownAt = current.site;
      if (top.code.site !== 0) enterTraceback(value, top.code.name, top.thrownAt);
    }
    try {
      step = throwing ? throwInto(top, value) : top.body.next(value);
    } catch (error) {
      if (error instanceof Stop) throw error;
      value = top.raw ? error : asCoroutineError(withoutCompiledNames(error));
      if (top.code.site !== 0) {
        // A `finally` that awaits moves the site on; the traceback tells where the exception came in.
        const site = value === top.thrown ? top.thrownAt : current.site;
        addTracebackEntry(value, top.code.name, site);
      }
      top.state = CLOSED;
      if (top === root) throw value;
      throwing = true;
      top = leave(root, top);
      continue;
    }
    if (step.done === true) {
      value = step.value;
      top.state = CLOSED;
      if (top === root) {
        root.value = value;
        return ENDED;
      }
      throwing = false;
      top = leave(root, top);
      continue;
    }
    const awaited = step.value;
    top.site = current.site;
    if (top.raw || awaited === BARE_YIELD) {
      suspend(root, top);
      return awaited === BARE_YIELD ? undefined : awaited;
    }
    try {
      throwing = false;
      if (isFutureLike(awaited)) {
        if (!awaited.done()) {
          // Left so by a task that was refused it: CPython then refuses every other, too.
          if (awaited._asyncioFutureBlocking) throw new RuntimeError("await wasn't used with future");
          awaited._asyncioFutureBlocking = true;
          top.awaiting = awaited;
          suspend(root, top);
          return awaited;
        }
        value = awaited.result();
      } else {
        const next = callee(awaited);
        top.awaiting = next;
        top.state = SUSPENDED;
        next.caller = top;
        root.top = next;
        top = next;
        value = undefined;
      }
    } catch (error) {
      if (error instanceof Stop) throw error;
      throwing = true;
      value = error;
    }
  }
}

function suspend(root: Coroutine, top: Coroutine): void {
  top.state = SUSPENDED;
  root.state = SUSPENDED;
  root.top = top;
}

/** Goes back from a coroutine that has ended to the one that awaits it. */
function leave(root: Coroutine, ended: Coroutine): Coroutine {
  const caller = ended.caller as Coroutine;
  ended.caller = null;
  caller.awaiting = null;
  root.top = caller;
  return caller;
}
