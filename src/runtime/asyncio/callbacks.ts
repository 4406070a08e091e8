import { repr } from "../builtins/repr.ts";

/** What is called, with its arguments. */
export type Callback<A extends unknown[] = unknown[]> = (...args: A) => unknown;

/**
 * A function as CPython's `repr` of handles and futures shows it: `name()`, with the arguments in debug mode
 * only, because they may hold secrets.
 */
export function formatCallback(
  callback: { readonly name: string },
  args: readonly unknown[] = [],
  debug = false,
): string {
  const name = callback.name === "" ? "<lambda>" : callback.name.replace(/^bound /, "");
  return `${name}(${debug ? args.map(shortRepr).join(", ") : ""})`;
}

/** How many characters `reprlib` leaves of a string. */
const LONGEST = 30;

/** A `repr` that leaves the middle of a long string out, as Python's `reprlib.repr`. */
export function shortRepr(value: unknown): string {
  const whole = repr(value);
  if (typeof value !== "string" || whole.length <= LONGEST) return whole;
  const head = Math.floor((LONGEST - 3) / 2);
  const tail = LONGEST - 3 - head;
  return `${whole.slice(0, head)}...${whole.slice(-tail)}`;
}
