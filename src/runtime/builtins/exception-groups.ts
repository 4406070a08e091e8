import {
  BaseException,
  COUNTS_AS_EXCEPTION,
  Exception,
  type ExceptionOptions,
  TypeError,
  ValueError,
} from "./exceptions.ts";
import { repr } from "./repr.ts";
import { addTracebackEntry, tracebackEntries } from "./traceback.ts";
import { typeName } from "./types.ts";

/** A class of exceptions: one of Python's, or JavaScript's `Error`. */
export type ExceptionType<E extends Error = Error> = abstract new (...args: never[]) => E;

/** What `subgroup` and `split` choose by: a class, several classes, or a function that is asked. */
export type GroupCondition = ExceptionType | readonly ExceptionType[] | ((error: Error) => unknown);

/**
 * Several exceptions that are raised together, as Python's `BaseExceptionGroup`. Made of nothing but
 * `Exception`s it is an {@link ExceptionGroup}.
 */
export class BaseExceptionGroup<E extends Error = Error> extends BaseException {
  #exceptions: readonly E[];

  /**
   * @param message what the group is about
   * @param exceptions at least one; groups can be nested
   * @throws TypeError for a message that is no string, or exceptions that the class cannot hold; ValueError
   * for no exceptions, or what is no exception
   */
  constructor(message: string, exceptions: readonly E[], options?: ExceptionOptions) {
    super(message, exceptions, ...(options === undefined ? [] : [options]));
    checkArguments(message, exceptions);
    this.#exceptions = Object.freeze([...exceptions]);
    const hasOthers = exceptions.some((error) => !(error instanceof Exception));
    if ((new.target as unknown) === BaseExceptionGroup && !hasOthers) {
      // biome-ignore lint/correctness/noConstructorReturn: as in Python, where __new__ chooses the class.
      return new ExceptionGroup(message, exceptions, options);
    }
    if (hasOthers && this instanceof Exception) {
      const name = (new.target as unknown) === ExceptionGroup ? "an ExceptionGroup" : `'${new.target.name}'`;
      throw new TypeError(`Cannot nest BaseExceptions in ${name}`);
    }
  }

  /** The exceptions of the group; some may be groups themselves. */
  get exceptions(): readonly E[] {
    return this.#exceptions;
  }

  /**
   * The part of the group for which `condition` holds, nested as in the group.
   * @param condition a class, an array of classes, or a function that gets each exception, groups included
   * @returns null when it holds for none
   * @throws TypeError for another kind of condition
   */
  subgroup(condition: GroupCondition): BaseExceptionGroup<E> | null {
    return splitGroup<E>(this, asPredicate(condition)).match;
  }

  /**
   * The group in two: the part for which `condition` holds, and the rest; null for a part that is empty.
   * @param condition as for {@link BaseExceptionGroup.subgroup}
   */
  split(
    condition: GroupCondition,
  ): [match: BaseExceptionGroup<E> | null, rest: BaseExceptionGroup<E> | null] {
    const { match, rest } = splitGroup<E>(this, asPredicate(condition));
    return [match, rest];
  }

  /** Makes a group with the same message of other exceptions; a subclass overrides it to make its own kind. */
  derive(exceptions: readonly E[]): BaseExceptionGroup<E> {
    return new BaseExceptionGroup(this.message, exceptions);
  }

  /** `ExceptionGroup: several things failed (2 sub-exceptions)`, as a traceback says it. */
  override toString(): string {
    return `${this.name}: ${groupText(this)}`;
  }
}

/** Several `Exception`s that are raised together, as Python's `ExceptionGroup`: what a `TaskGroup` raises. */
export class ExceptionGroup<E extends Error = Error> extends BaseExceptionGroup<E> {
  /** @internal It is an `Exception` too, which is not its superclass here. */
  get [COUNTS_AS_EXCEPTION](): true {
    return true;
  }
}

/** @returns Python's `str` of a group: its message, and how many exceptions it has. */
export function groupText(group: BaseExceptionGroup): string {
  const count = group.exceptions.length;
  return `${group.message} (${count} sub-exception${count === 1 ? "" : "s"})`;
}

function checkArguments(message: unknown, exceptions: unknown): void {
  if (message === undefined || exceptions === undefined) {
    const given = message === undefined ? 0 : 1;
    throw new TypeError(`BaseExceptionGroup.__new__() takes exactly 2 arguments (${given} given)`);
  }
  if (typeof message !== "string") throw new TypeError(`argument 1 must be str, not ${typeName(message)}`);
  if (!Array.isArray(exceptions)) throw new TypeError("second argument (exceptions) must be a sequence");
  if (exceptions.length === 0) {
    throw new ValueError("second argument (exceptions) must be a non-empty sequence");
  }
  const wrong = exceptions.findIndex((item) => !isException(item));
  if (wrong !== -1) {
    throw new ValueError(`Item ${wrong} of second argument (exceptions) is not an exception`);
  }
}

/** A thrown primitive can be in a group; a class, or nothing, cannot. */
function isException(item: unknown): boolean {
  return item !== undefined && item !== null && typeof item !== "function" && item instanceof BaseException;
}

function isClassOfExceptions(value: unknown): value is ExceptionType {
  return typeof value === "function" && (value === Error || value.prototype instanceof Error);
}

function asPredicate(condition: unknown): (error: unknown) => boolean {
  if (isClassOfExceptions(condition)) return (error) => error instanceof condition;
  if (Array.isArray(condition) && condition.every(isClassOfExceptions)) {
    return (error) => condition.some((type) => error instanceof type);
  }
  if (typeof condition === "function" && !isClass(condition)) return (error) => Boolean(condition(error));
  throw new TypeError(
    "expected an exception type, a tuple of exception types, or a callable (other than a class)",
  );
}

/** A class cannot be called: its `prototype` is read-only, a function's is not. */
function isClass(value: object): boolean {
  return Object.getOwnPropertyDescriptor(value, "prototype")?.writable === false;
}

interface Parts<E extends Error> {
  match: BaseExceptionGroup<E> | null;
  rest: BaseExceptionGroup<E> | null;
}

function splitGroup<E extends Error>(
  group: BaseExceptionGroup<E>,
  matches: (error: unknown) => boolean,
): Parts<E> {
  if (matches(group)) return { match: group, rest: null };
  const matching: E[] = [];
  const others: E[] = [];
  for (const error of group.exceptions) {
    if (error instanceof BaseExceptionGroup) {
      const { match, rest } = splitGroup(error, matches);
      if (match !== null) matching.push(match as unknown as E);
      if (rest !== null) others.push(rest as unknown as E);
    } else {
      (matches(error) ? matching : others).push(error);
    }
  }
  return { match: partOf(group, matching), rest: partOf(group, others) };
}

/** A part of a group comes from where the group came from: the same traceback, cause and context. */
function partOf<E extends Error>(group: BaseExceptionGroup<E>, errors: E[]): BaseExceptionGroup<E> | null {
  if (errors.length === 0) return null;
  const part: unknown = group.derive(errors);
  if (!(part instanceof BaseExceptionGroup)) {
    throw new TypeError(`derive must return an instance of BaseExceptionGroup, not ${repr(part)}`);
  }
  for (const key of ["stack", "cause", "__context__"] as const) {
    const descriptor = Object.getOwnPropertyDescriptor(group, key);
    if (descriptor !== undefined) Object.defineProperty(part, key, descriptor);
  }
  for (const { name, site } of tracebackEntries(group)) addTracebackEntry(part, name, site);
  return part;
}
