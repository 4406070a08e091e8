import { AttributeError, RuntimeError } from "../builtins/exceptions.ts";
import type { EventLoop } from "./base-events.ts";
import { _getRunningLoop } from "./events.ts";

/**
 * What locks and queues have in common, as CPython's `_LoopBoundMixin`: they belong to the loop in which
 * somebody first had to wait, and print as their `repr`.
 */
export abstract class LoopBound {
  #loop: EventLoop | null = null;

  /**
   * @internal
   * @returns the running loop, to which the object belongs from now on
   * @throws RuntimeError when it belongs to another one
   */
  _getLoop(): EventLoop {
    const loop = _getRunningLoop();
    this.#loop ??= loop;
    if (loop !== this.#loop) throw new RuntimeError(`${this} is bound to a different event loop`);
    if (loop === null) throw new AttributeError("'NoneType' object has no attribute 'create_future'");
    return loop;
  }

  /** Python's `repr`, without an address. */
  abstract toString(): string;

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

/** @returns `asyncio.locks.Lock`, or for a program's own subclass `__main__.Name`. */
export function qualifiedName(object: object): string {
  const type = object.constructor as { name: string; __module__?: string };
  return `${Object.hasOwn(type, "__module__") ? type.__module__ : "__main__"}.${type.name}`;
}

/**
 * A parameter that Python takes by position or by keyword.
 * @returns the argument itself, or what the plain object `{ [name]: … }` has
 */
export function parameter<T>(argument: unknown, name: string, fallback: T): T {
  if (argument === undefined) return fallback;
  const isPlain =
    typeof argument === "object" && argument !== null && Object.getPrototypeOf(argument) === Object.prototype;
  if (!isPlain) return argument as T;
  return (argument as Record<string, T | undefined>)[name] ?? fallback;
}
