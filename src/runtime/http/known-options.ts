import { NotImplementedError, TypeError } from "../builtins/exceptions.ts";

/** What a call of a library takes by keyword. */
export interface KnownOptions {
  readonly taken: readonly string[];
  /** What the library takes and the simulation has not: told apart from a slip of the pen. */
  readonly notSimulated?: readonly string[];
}

/**
 * Lets no option pass unseen: a program that names one waits for what it does.
 * @param callee what CPython calls the function: `ClientSession._request`
 * @throws TypeError, with CPython's text, for one that the call does not take; NotImplementedError for one that
 * is not simulated
 */
export function refuseUnknownOptions(
  options: object,
  { taken, notSimulated = [] }: KnownOptions,
  callee: string,
): void {
  for (const name of Object.keys(options)) {
    if (taken.includes(name)) continue;
    if (notSimulated.includes(name)) {
      throw new NotImplementedError(`'${name}' of ${callee}() is not simulated here`);
    }
    throw new TypeError(`${callee}() got an unexpected keyword argument '${name}'`);
  }
}
