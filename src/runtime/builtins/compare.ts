import { TypeError } from "./exceptions.ts";
import { typeName } from "./types.ts";

/** Python's rich comparison, as far as it orders: a class takes part by these methods. */
interface Comparable {
  __lt__?: (other: unknown) => unknown;
  __gt__?: (other: unknown) => unknown;
  __eq__?: (other: unknown) => unknown;
}

function isNumeric(value: unknown): value is number | bigint | boolean {
  return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean";
}

function methodsOf(value: unknown): Comparable {
  return typeof value === "object" && value !== null ? (value as Comparable) : {};
}

/**
 * Python's `a < b`: numbers by value, strings by code point, arrays as tuples (the first elements that
 * differ decide), objects by their `__lt__`, or by the other's `__gt__`.
 * @throws TypeError, with CPython's text, for what has no order
 */
export function isLess(a: unknown, b: unknown): boolean {
  if (isNumeric(a) && isNumeric(b)) return a < b;
  if (typeof a === "string" && typeof b === "string") return isLessByCodePoint(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return isLessArray(a, b);
  const { __lt__ } = methodsOf(a);
  if (typeof __lt__ === "function") return Boolean(__lt__.call(a, b));
  const { __gt__ } = methodsOf(b);
  if (typeof __gt__ === "function") return Boolean(__gt__.call(b, a));
  throw new TypeError(`'<' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`);
}

/** Python's `a == b`, for the same kinds of value; anything else equals itself only. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  // biome-ignore lint/suspicious/noDoubleEquals: as in Python, 1 == 1n == true.
  if (isNumeric(a) && isNumeric(b)) return a == b;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isEqual(item, b[index]));
  }
  const method = methodsOf(a).__eq__;
  if (typeof method === "function") return Boolean(method.call(a, b));
  const reflected = methodsOf(b).__eq__;
  return typeof reflected === "function" && Boolean(reflected.call(b, a));
}

function isLessArray(a: readonly unknown[], b: readonly unknown[]): boolean {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index += 1) {
    if (!isEqual(a[index], b[index])) return isLess(a[index], b[index]);
  }
  return a.length < b.length;
}

/** JavaScript's own `<` compares UTF-16 units, which puts U+FF5E after U+1F600. */
function isLessByCodePoint(a: string, b: string): boolean {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; ) {
    const left = a.codePointAt(index) as number;
    const right = b.codePointAt(index) as number;
    if (left !== right) return left < right;
    index += left > 0xffff ? 2 : 1;
  }
  return a.length < b.length;
}
