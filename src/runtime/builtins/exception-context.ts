/** How far a chain of contexts is followed. */
const LONGEST_CHAIN = 1000;

interface Chained {
  __context__?: unknown;
}

function isObject(value: unknown): value is Chained {
  return typeof value === "object" && value !== null;
}

/**
 * Notes that `raised` was raised while `handled` was being handled, as Python does by itself: the last of the
 * exceptions that `raised` was raised in the context of gets `handled` as its own context.
 * @returns `raised`
 */
export function withContext<T>(raised: T, handled: unknown): T {
  if (!isObject(raised) || !isObject(handled) || raised === handled) return raised;
  let last: Chained = raised;
  for (let length = 0; length < LONGEST_CHAIN; length += 1) {
    const { __context__: next } = last;
    if (next === handled) return raised;
    if (!isObject(next)) {
      if (!reaches(handled, raised) && Object.isExtensible(last)) last.__context__ = handled;
      return raised;
    }
    last = next;
  }
  return raised;
}

/** Whether `target` is among the contexts of `from`: a chain must not become a ring. */
function reaches(from: Chained, target: unknown): boolean {
  let at: unknown = from;
  for (let length = 0; length < LONGEST_CHAIN && isObject(at); length += 1) {
    if (at === target) return true;
    at = at.__context__;
  }
  return false;
}
