import { RuntimeError } from "../builtins/exceptions.ts";
import { atRunStart } from "../loop/run.ts";
import type { ContextVar } from "./context-var.ts";

type Values = ReadonlyMap<ContextVar<unknown>, unknown>;

const NO_VALUES: Values = new Map();

/**
 * The values of context variables, as `contextvars.Context`. A task and a callback run in a context of their
 * own, which is a copy of the one in which they were made.
 */
export class Context {
  /** @internal Never changed in place: a copy shares it until one of the two sets a variable. */
  _values: Values = NO_VALUES;
  /** @internal A context cannot be entered twice. */
  _entered = false;

  /**
   * Calls `callable(...args)` in this context; what it sets stays in the context.
   * @returns what it returns
   * @throws RuntimeError when the context is entered already
   */
  run<A extends unknown[], R>(callable: (...args: A) => R, ...args: A): R {
    const outer = enterContext(this);
    try {
      return callable(...args);
    } finally {
      leaveContext(this, outer);
    }
  }

  /** A context with the same values, in constant time. */
  copy(): Context {
    const copy = new Context();
    copy._values = this._values;
    return copy;
  }

  /** The variable's value in this context; `otherwise`, or null, where it has none. */
  get<T>(variable: ContextVar<T>): T | null;
  get<T, D>(variable: ContextVar<T>, otherwise: D): T | D;
  get(variable: ContextVar<unknown>, otherwise: unknown = null): unknown {
    return this._values.has(variable) ? this._values.get(variable) : otherwise;
  }

  /** Whether the variable has a value in this context, as `variable in context`. */
  has(variable: ContextVar<never>): boolean {
    return this._values.has(variable as unknown as ContextVar<unknown>);
  }

  /** How many variables have a value, as `len(context)`. */
  get size(): number {
    return this._values.size;
  }

  /** The variables that have a value, in the order in which they got their first one. */
  keys(): ContextVar<unknown>[] {
    return [...this._values.keys()];
  }

  /** The values. */
  values(): unknown[] {
    return [...this._values.values()];
  }

  /** Each variable with its value. */
  items(): [ContextVar<unknown>, unknown][] {
    return [...this._values];
  }

  [Symbol.iterator](): Iterator<ContextVar<unknown>> {
    return this._values.keys();
  }

  /** Python's `repr`, without an address. */
  toString(): string {
    return "<_contextvars.Context object>";
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

/** @internal The context that runs now. */
export let activeContext = new Context();

/** @internal An empty context for the runtime's own callbacks, which read no variables. */
export let ownContext = new Context();

atRunStart(() => {
  ownContext = new Context();
  activeContext = new Context();
  activeContext._entered = true;
});

/** @internal Makes a context the active one; @returns the one before, for {@link leaveContext}. */
export function enterContext(context: Context): Context {
  if (context._entered) throw new RuntimeError(`cannot enter context: ${context} is already entered`);
  const outer = activeContext;
  context._entered = true;
  activeContext = context;
  return outer;
}

/** @internal */
export function leaveContext(context: Context, outer: Context): void {
  context._entered = false;
  activeContext = outer;
}

/** A copy of the context that runs now, as `contextvars.copy_context`. */
export function copyContext(): Context {
  return activeContext.copy();
}
