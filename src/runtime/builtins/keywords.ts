import { NotImplementedError, TypeError } from "./exceptions.ts";

/** Options that Python's function has and the simulated world does not, with the reason, in words. */
export type LeftOut = Readonly<Record<string, string>>;

/**
 * Checks the names of what a call was given by keyword, so that no option is passed over in silence.
 * @param options the trailing object
 * @param names of the options that the call takes
 * @param callee as Python's error names it: `ClientSession._request`
 * @throws TypeError with Python's text for an unknown name; NotImplementedError for one that is left out here,
 * unless its value switches it off (null, false)
 */
export function checkKeywords(
  options: object,
  names: readonly string[],
  callee: string,
  leftOut: LeftOut = {},
): void {
  for (const [name, value] of Object.entries(options)) {
    if (names.includes(name)) continue;
    const reason = Object.hasOwn(leftOut, name) ? leftOut[name] : undefined;
    if (reason === undefined) throw new TypeError(`${callee}() got an unexpected keyword argument '${name}'`);
    if (value === undefined || value === null || value === false) continue;
    throw new NotImplementedError(`${callee}(): '${name}' has no effect here: ${reason}`);
  }
}

/**
 * Takes a parameter that Python accepts by position or by keyword: `iterBytes(10)`, `iterBytes({ chunkSize: 10 })`.
 * @param given what stands in its position
 * @returns its value; undefined where it was given in neither way
 * @throws TypeError with Python's text for another keyword
 */
export function positionOrKeyword<T>(given: unknown, name: string, callee: string): T | undefined {
  if (typeof given !== "object" || given === null) return given as T | undefined;
  const prototype = Object.getPrototypeOf(given);
  if (prototype !== Object.prototype && prototype !== null) return given as T;
  checkKeywords(given, [name], callee);
  return (given as { readonly [name: string]: T | undefined })[name];
}
