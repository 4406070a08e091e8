import { type Body, type Code, Coroutine } from "./coroutine.ts";

/** The runtime's own functions that return coroutines. */
const known = new WeakSet<object>();

/** Finds the functions that the compiler wrote in place of the running program's async functions. */
let compiled: RegExp | null = null;

/**
 * Makes an ordinary function that returns a coroutine, for the runtime's own `async def` functions.
 * @param name what diagnostics call it
 * @param body the generator function: `yield x` means `await x`
 */
export function coroutineFunction<A extends unknown[], T, This>(
  name: string,
  body: (this: This, ...args: A) => Body<T>,
): (this: This, ...args: A) => Coroutine<T> {
  const code: Code = { name, site: 0 };
  const wrapper = function (this: This, ...args: A): Coroutine<T> {
    return new Coroutine(code, body.apply(this, args));
  };
  known.add(wrapper);
  return wrapper;
}

/** @internal Tells {@link iscoroutinefunction} of a function that returns coroutines. */
export function markCoroutineFunction(wrapper: object): void {
  known.add(wrapper);
}

/**
 * Tells {@link iscoroutinefunction} how the functions of the program that is about to run look. All that the
 * compiler writes for an async function is one call of its support object's `coroutine`; the object's name
 * occurs nowhere in the reader's text, so that no other function can begin like that.
 * @param program the function that compiled code is in; its first parameter is the support object
 */
export function recognizeCompiled(program: (...args: never[]) => unknown): void {
  const support = /^\(?function\s*\(([\w$]+)/.exec(Function.prototype.toString.call(program))?.[1];
  if (support === undefined) throw new Error("the compiled program does not name its support object");
  const call = `${support.replaceAll("$", "\\$")}\\.coroutine\\(`;
  compiled = new RegExp(`^(?:[^({]*\\([^)]*\\)\\s*(?:=>\\s*|\\{\\s*return\\s+))${call}`);
}

/** @returns whether calling `value` makes a coroutine, as Python's `inspect.iscoroutinefunction`. */
export function iscoroutinefunction(value: unknown): boolean {
  if (typeof value !== "function") return false;
  return known.has(value) || compiled?.test(Function.prototype.toString.call(value)) === true;
}
