/**
 * Python's built-in exceptions, as JavaScript errors. `catch (e) { if (e instanceof E) … }` stands for
 * `except E as e:`, and so `instanceof` is what makes them Python's: a JavaScript error, or any other
 * thrown value, counts as an `Exception`, and as the class of the same name where Python has one.
 */

import { quote } from "./quote.ts";

/** A stop that the runtime imposes (a deadlock, a limit). It is no exception: no `except` may see it. */
export class Stop {
  readonly reason: "deadlock" | "limit";
  readonly message: string;
  /** Where the program was: an index into its sites. */
  readonly site: number;
  /** JavaScript's stack there. */
  readonly stack: string;
  constructor(reason: "deadlock" | "limit", message: string, site: number) {
    this.reason = reason;
    this.message = message;
    this.site = site;
    this.stack = new Error().stack ?? "";
  }
}

const isOrdinaryInstance = Function.prototype[Symbol.hasInstance];

/** Options in an exception's last place: `new E("m", { cause: c })` is `raise E("m") from c`. */
export interface ExceptionOptions {
  cause?: unknown;
}

function isOptions(value: unknown): value is ExceptionOptions {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    "cause" in value &&
    Object.keys(value).length === 1
  );
}

/** Marks what is an `Exception` without inheriting from it: Python's `ExceptionGroup` has two superclasses. */
export const COUNTS_AS_EXCEPTION: unique symbol = Symbol("counts as an Exception");

/** Where a class of exceptions keeps the superclass that it has beside the one that it extends. */
const SECOND_BASE: unique symbol = Symbol("second base");

/** The root of all exceptions, `CancelledError` and `KeyboardInterrupt` included. */
export class BaseException extends Error {
  /** What the exception was made with, as Python's `e.args`. */
  args: unknown[];
  /** The exception that was being handled when this one was thrown, or null. */
  declare __context__: unknown;

  /** The exception that this one was raised from: what `{ cause }` gave, or null. */
  get __cause__(): unknown {
    return this.cause ?? null;
  }

  constructor(...args: unknown[]) {
    const options = isOptions(args.at(-1)) ? (args.pop() as ExceptionOptions) : undefined;
    super(args.length === 0 ? "" : String(args[0]), options);
    this.args = args;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    if (isOrdinaryInstance.call(this, value)) return true;
    const second = (value as { [SECOND_BASE]?: typeof BaseException } | null | undefined)?.[SECOND_BASE];
    if (second !== undefined && (second === this || isOrdinaryInstance.call(this, second.prototype)))
      return true;
    if (this === BaseException) return isForeign(value);
    return this === Exception && (isForeign(value) || COUNTS_AS_EXCEPTION in (value as object));
  }
}

// Not a field: an exception that has no context needs no property of its own.
Object.defineProperty(BaseException.prototype, "__context__", { value: null, writable: true });

// An accessor with a setter: a getter alone would make `this.name = "X"` in a reader's class throw.
Object.defineProperty(BaseException.prototype, "name", {
  get(this: object) {
    return (this.constructor as { name?: string } | undefined)?.name ?? "BaseException";
  },
  set(this: object, value: unknown) {
    Object.defineProperty(this, "name", { value, writable: true, configurable: true });
  },
  configurable: true,
});

/** Anything thrown that is neither Python's nor the runtime's own stop. */
function isForeign(value: unknown): boolean {
  return !isOrdinaryInstance.call(BaseException, value) && !(value instanceof Stop);
}

/** What programs raise and catch. JavaScript's own errors and thrown primitives count as it. */
export class Exception extends BaseException {}

/** Makes `instanceof` of a Python class accept the JavaScript error of the same name as well. */
function alsoForeign(type: typeof BaseException, foreign: new (...args: never[]) => Error): void {
  Object.defineProperty(type, Symbol.hasInstance, {
    value(this: unknown, value: unknown): boolean {
      if (isOrdinaryInstance.call(this as never, value)) return true;
      return this === type && isOrdinaryInstance.call(foreign, value);
    },
  });
}

/** Gives a class a second superclass, as Python's have: `instanceof` knows it, but nothing is inherited. */
export function alsoBase(type: typeof BaseException, second: typeof BaseException): void {
  Object.defineProperty(type.prototype, SECOND_BASE, { value: second });
}

export class GeneratorExit extends BaseException {}
export class KeyboardInterrupt extends BaseException {}
export class SystemExit extends BaseException {
  /** The exit status, as Python's `e.code`. */
  get code(): unknown {
    return this.args.length === 0 ? null : this.args.length === 1 ? this.args[0] : this.args;
  }
}

export class ArithmeticError extends Exception {}
export class FloatingPointError extends ArithmeticError {}
export class OverflowError extends ArithmeticError {}
export class ZeroDivisionError extends ArithmeticError {}
export class AssertionError extends Exception {}
export class AttributeError extends Exception {}
export class BufferError extends Exception {}
export class EOFError extends Exception {}
export class ImportError extends Exception {}
export class ModuleNotFoundError extends ImportError {}
export class LookupError extends Exception {}
export class IndexError extends LookupError {}
/** A key that is not there. Its text is the key's `repr`: an empty text would not show otherwise. */
export class KeyError extends LookupError {
  constructor(...args: unknown[]) {
    super(...args);
    if (this.args.length === 1 && typeof this.args[0] === "string") this.message = quote(this.args[0]);
  }
}
export class MemoryError extends Exception {}
export class NameError extends Exception {}
export class UnboundLocalError extends NameError {}
/** An error of the operating system: `new OSError(2, "No such file")` has Python's text, `[Errno 2] No such file`. */
export class OSError extends Exception {
  /** The system's number of the error, or null where only a text was given. */
  readonly errno: number | null;
  /** The system's text, without the number, or null. */
  readonly strerror: string | null;

  constructor(...args: unknown[]) {
    super(...args);
    const [errno, strerror] = this.args;
    const isNumbered = this.args.length >= 2;
    this.errno = isNumbered ? (errno as number) : null;
    this.strerror = isNumbered ? String(strerror) : null;
    if (isNumbered) this.message = `[Errno ${errno}] ${strerror}`;
  }
}
export class BlockingIOError extends OSError {}
export class ChildProcessError extends OSError {}
export class ConnectionError extends OSError {}
export class BrokenPipeError extends ConnectionError {}
export class ConnectionAbortedError extends ConnectionError {}
export class ConnectionRefusedError extends ConnectionError {}
export class ConnectionResetError extends ConnectionError {}
export class FileExistsError extends OSError {}
export class FileNotFoundError extends OSError {}
export class InterruptedError extends OSError {}
export class IsADirectoryError extends OSError {}
export class NotADirectoryError extends OSError {}
export class PermissionError extends OSError {}
export class ProcessLookupError extends OSError {}
/** Python's `TimeoutError`; `asyncio.TimeoutError` and `concurrent.futures.TimeoutError` are this class. */
export class TimeoutError extends OSError {}
export class ReferenceError extends Exception {}
export class RuntimeError extends Exception {}
export class NotImplementedError extends RuntimeError {}
export class RecursionError extends RuntimeError {}
/** The end of an iterator or coroutine; `value` is what it returned. */
export class StopIteration extends Exception {
  get value(): unknown {
    return this.args.length === 0 ? null : this.args[0];
  }
}
export class StopAsyncIteration extends Exception {}
export class SyntaxError extends Exception {}
export class IndentationError extends SyntaxError {}
export class SystemError extends Exception {}
export class TypeError extends Exception {}
export class ValueError extends Exception {}
export class UnicodeError extends ValueError {}
export class Warning extends Exception {}
export class DeprecationWarning extends Warning {}
export class ResourceWarning extends Warning {}
export class RuntimeWarning extends Warning {}
export class UserWarning extends Warning {}

alsoForeign(ReferenceError, globalThis.ReferenceError);
alsoForeign(RecursionError, globalThis.RangeError);
alsoForeign(SyntaxError, globalThis.SyntaxError);
alsoForeign(TypeError, globalThis.TypeError);

/** @returns the class's name of anything that was thrown: `ValueError`, `TypeError`, or `Error` for a primitive. */
export function exceptionName(thrown: unknown): string {
  if (thrown instanceof Error) return String(thrown.name);
  return "Error";
}

/** @returns the text of anything that was thrown. */
export function exceptionMessage(thrown: unknown): string {
  if (thrown instanceof Error) return String(thrown.message);
  return typeof thrown === "string" ? thrown : `${String(thrown)} was thrown`;
}
