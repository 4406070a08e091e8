import { TypeError } from "../builtins/exceptions.ts";
import { repr } from "../builtins/repr.ts";
import { typeName } from "../builtins/types.ts";
import { Context } from "../contextvars/context.ts";
import { Coroutine } from "../loop/coroutine.ts";
import { iscoroutinefunction } from "../loop/coroutine-functions.ts";

/** What `callSoon`, `callLater` and `callAt` take by keyword, after the callback's own arguments. */
export interface CallOptions {
  /** The context that the callback runs in; a copy of the current one by default. */
  context: Context | null;
}

/** Takes `{ context }` off the end of a callback's arguments. */
export function takeContext(args: unknown[]): Context | null {
  const last = args.at(-1) as { context?: unknown } | null | undefined;
  const isOptions =
    typeof last === "object" &&
    last !== null &&
    last.context instanceof Context &&
    Object.getPrototypeOf(last) === Object.prototype &&
    Object.keys(last).length === 1;
  if (!isOptions) return null;
  args.pop();
  return last.context as Context;
}

/** Debug mode refuses, when it is scheduled, what cannot be called. */
export function checkCallback(callback: unknown, method: string): void {
  if (callback instanceof Coroutine || iscoroutinefunction(callback)) {
    throw new TypeError(`coroutines cannot be used with ${method}()`);
  }
  if (typeof callback !== "function") {
    throw new TypeError(`a callable object was expected by ${method}(), got ${repr(callback)}`);
  }
}

/** @throws TypeError, with CPython's text, for what is no number of seconds */
export function checkDelay(delay: unknown): void {
  if (delay === null || delay === undefined) throw new TypeError("delay must not be None");
  if (typeof delay === "number") return;
  throw new TypeError(`unsupported operand type(s) for +: 'float' and '${typeName(delay)}'`);
}

/** @throws TypeError, with CPython's text, for what is no moment */
export function checkWhen(when: unknown): void {
  if (when === null || when === undefined) throw new TypeError("when cannot be None");
  if (typeof when === "number") return;
  throw new TypeError(`'<' not supported between instances of '${typeName(when)}' and 'float'`);
}
