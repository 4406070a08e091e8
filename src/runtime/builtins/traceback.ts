/** Tracebacks that grow as an exception passes through coroutines, as Python's `e.__traceback__` does. */

/** One coroutine that an exception passed through, innermost first. */
export interface TracebackEntry {
  readonly name: string;
  /** Where it was: an index into the program's sites. */
  readonly site: number;
}

/** An endless recursion's error passes through every frame: keep enough to tell, not all. */
const MOST_ENTRIES = 200;

const entriesOf = new WeakMap<object, TracebackEntry[]>();
/** Where an exception was thrown in at an `await` that it has not left: caught there, it stays. */
const presentEntryOf = new WeakMap<object, TracebackEntry>();

/** Notes that `error` is thrown in at an `await` of the function `name`, at `site`. */
export function enterTraceback(error: unknown, name: string, site: number): void {
  if (typeof error === "object" && error !== null && site !== 0) presentEntryOf.set(error, { name, site });
}

/** Notes that `error` left the function `name` at `site`. Thrown primitives have no traceback. */
export function addTracebackEntry(error: unknown, name: string, site: number): void {
  if (typeof error !== "object" || error === null || site === 0) return;
  presentEntryOf.delete(error);
  const entries = entriesOf.get(error);
  if (entries === undefined) entriesOf.set(error, [{ name, site }]);
  else if (entries.length < MOST_ENTRIES) entries.push({ name, site });
}

/** @returns the coroutines that `error` has passed through, innermost first, and the one that it is in. */
export function tracebackEntries(error: unknown): readonly TracebackEntry[] {
  if (typeof error !== "object" || error === null) return [];
  const entries = entriesOf.get(error) ?? [];
  const present = presentEntryOf.get(error);
  return present === undefined ? entries : [...entries, present];
}
