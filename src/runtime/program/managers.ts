import { withContext } from "../builtins/exception-context.ts";
import { Stop, TypeError } from "../builtins/exceptions.ts";
import { typeName } from "../builtins/types.ts";
import { type Code, Coroutine, isAwaitable } from "../loop/coroutine.ts";
import { current } from "../loop/current.ts";

/**
 * `using` and `await using` as Python's `with` and `async with`. The compiler lowers a block with `using` to
 * `try { … } catch … finally { callDispose(stack, error, hasError) }`; each manager that the block has
 * entered is an entry on the stack, and leaving the block calls their exits, last entered first.
 */
export type DisposeStack = Entry[];

interface Entry {
  /** Calls the exit, with the block's exception as Python gives it; what it returns may be awaitable. */
  readonly exit: (error: unknown, hasError: boolean) => unknown;
  readonly isAsync: boolean;
  /** An asynchronous manager is entered only when its `__aenter__` has returned. */
  entered: boolean;
}

interface Manager {
  __enter__?: () => unknown;
  __exit__?: (...args: unknown[]) => unknown;
  __aenter__?: () => unknown;
  __aexit__?: (...args: unknown[]) => unknown;
  __await__?: unknown;
  aclose?: () => unknown;
  [Symbol.dispose]?: () => unknown;
  [Symbol.asyncDispose]?: () => unknown;
}

function asManager(value: unknown): Manager {
  return (typeof value === "object" && value !== null) || typeof value === "function"
    ? (value as Manager)
    : {};
}

/** What Python passes to an exit: the exception's class, the exception, its traceback. */
function exitArguments(error: unknown, hasError: boolean): unknown[] {
  if (!hasError) return [null, null, null];
  const type = typeof error === "object" && error !== null ? error.constructor : null;
  return [type, error, null];
}

/**
 * `await using y = await x`: what the inner `await` waits for. An asynchronous context manager is entered;
 * anything else is awaited as it is.
 * @throws TypeError, with CPython's text, for what is neither
 */
export function enter(value: unknown, site: number, stack: DisposeStack): unknown {
  current.site = site;
  const manager = asManager(value);
  if (typeof manager.__aexit__ !== "function") {
    if (typeof manager.__await__ === "function") return value;
    throw new TypeError(missing(value, "asynchronous context manager", "__aexit__"));
  }
  if (typeof manager.__aenter__ !== "function") {
    throw new TypeError(missing(value, "asynchronous context manager", "__aenter__"));
  }
  const exit = manager.__aexit__;
  const entry: Entry = {
    exit: (error, hasError) => awaitable(exit.apply(manager, exitArguments(error, hasError)), "__aexit__"),
    isAsync: true,
    entered: false,
  };
  const entering = awaitable(manager.__aenter__(), "__aenter__");
  stack.push(entry);
  return entering;
}

/**
 * `using y = x`, and the outer half of `await using y = await x`.
 * @returns what `y` is bound to
 * @throws TypeError for what is no context manager, or was not entered
 */
export function using(stack: DisposeStack, value: unknown, isAsync: boolean | undefined): unknown {
  const latest = stack.at(-1);
  if (isAsync && latest !== undefined && !latest.entered) {
    latest.entered = true;
    return value;
  }
  if (value === null || value === undefined) return value;
  const manager = asManager(value);
  const entry = isAsync ? asyncEntry(manager, value) : syncEntry(manager);
  if (entry !== null) {
    stack.push(entry);
    return value;
  }
  if (typeof manager.__exit__ !== "function") throw new TypeError(notSupported(value, manager));
  if (typeof manager.__enter__ !== "function") {
    throw new TypeError(missing(value, "context manager", "__enter__"));
  }
  const exit = manager.__exit__;
  const entered = manager.__enter__();
  stack.push({
    exit: (error, hasError) => exit.apply(manager, exitArguments(error, hasError)),
    isAsync: false,
    entered: true,
  });
  return entered;
}

/** JavaScript's own protocol, and asynchronous generators, which `await using` closes as `aclosing` does. */
function asyncEntry(manager: Manager, value: unknown): Entry | null {
  if (typeof manager.__aenter__ === "function") {
    throw new TypeError(
      `'${typeName(value)}' object was not entered: write 'await using x = await …', with one 'await' for entering`,
    );
  }
  const dispose = manager[Symbol.asyncDispose] ?? manager.aclose;
  if (typeof dispose === "function") {
    return { exit: () => dispose.call(manager), isAsync: true, entered: true };
  }
  return syncEntry(manager);
}

function syncEntry(manager: Manager): Entry | null {
  const dispose = manager[Symbol.dispose];
  if (typeof dispose !== "function") return null;
  return { exit: () => void dispose.call(manager), isAsync: false, entered: true };
}

/** What a manager's method gives back must be awaitable: it is an async function, as a rule. */
function awaitable(value: unknown, method: string): unknown {
  if (isAwaitable(value)) return value;
  throw new TypeError(
    `'async with' received an object from ${method} that does not implement __await__: ${typeName(value)}`,
  );
}

function missing(value: unknown, protocol: string, method: string): string {
  return `'${typeName(value)}' object does not support the ${protocol} protocol (missed ${method} method)`;
}

function notSupported(value: unknown, manager: Manager): string {
  const text = missing(value, "context manager", "__exit__");
  if (typeof manager.__aexit__ !== "function") return text;
  return `${text} but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?`;
}

/** The block's exception, as the exits that are still to come will see it. */
interface Pending {
  error: unknown;
  hasError: boolean;
}

/** An exit raised: the newest error wins, and keeps the older one as its context. */
function replaceError(pending: Pending, raised: unknown): void {
  if (raised instanceof Stop) throw raised;
  pending.error = pending.hasError ? withContext(raised, pending.error) : raised;
  pending.hasError = true;
}

/** Calls one exit; what it gives back, when that must be awaited. */
function callExit(entry: Entry, pending: Pending): unknown {
  try {
    const result = entry.exit(pending.error, pending.hasError);
    if (entry.isAsync) return result;
    if (pending.hasError && isTrue(result)) pending.hasError = false;
  } catch (raised) {
    replaceError(pending, raised);
  }
  return undefined;
}

/** Python's truth of what an exit returns: a true value suppresses the exception. */
function isTrue(value: unknown): boolean {
  return Boolean(value);
}

/**
 * Leaves a block: calls the exits, last entered first.
 * @returns a coroutine to await when an exit is asynchronous; undefined when all is done
 * @throws the block's exception, unless an exit suppressed it, or what an exit raised instead
 */
export function callDispose(stack: DisposeStack, error: unknown, hasError: boolean | undefined): unknown {
  const pending: Pending = { error, hasError: hasError === true };
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    if (!entry.entered) continue;
    const awaited = callExit(entry, pending);
    if (awaited !== undefined) return new Coroutine(DISPOSE, disposeRest(stack, pending, awaited));
  }
  if (pending.hasError) throw pending.error;
  return undefined;
}

const DISPOSE: Code = { name: "__aexit__", site: 0 };

function* disposeRest(
  stack: DisposeStack,
  pending: Pending,
  first: unknown,
): Generator<unknown, void, unknown> {
  let awaited: unknown = first;
  for (;;) {
    if (awaited !== undefined) {
      try {
        const result = yield awaited;
        if (pending.hasError && isTrue(result)) pending.hasError = false;
      } catch (raised) {
        replaceError(pending, raised);
      }
    }
    const entry = stack.pop();
    if (entry === undefined) break;
    awaited = entry.entered ? callExit(entry, pending) : undefined;
  }
  if (pending.hasError) throw pending.error;
}
