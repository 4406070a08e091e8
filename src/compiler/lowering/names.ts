/**
 * The names that compiled code uses. All start with a prefix that occurs nowhere in the file, so that no
 * name of the reader's can meet one of them.
 */
export interface Names {
  readonly prefix: string;
  /** The runtime's support functions. */
  readonly support: string;
  /** The object that holds the current site and the fuel. */
  readonly current: string;
  /** The codes of the file's functions. */
  readonly codes: string;
}

/** @returns names that meet none in `texts`. */
export function chooseNames(texts: readonly string[]): Names {
  let prefix = "_pl";
  while (texts.some((text) => text.includes(prefix))) prefix += "_";
  return { prefix, support: `${prefix}S`, current: `${prefix}C`, codes: `${prefix}K` };
}

/** @returns a name that occurs in none of `texts`, for the statement that stands before the reader's first. */
export function chooseMarker(texts: readonly string[]): string {
  let marker = "$start";
  while (texts.some((text) => text.includes(marker))) marker += "$";
  return marker;
}
