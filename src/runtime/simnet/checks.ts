import { ValueError } from "../builtins/exceptions.ts";
import { repr } from "../builtins/repr.ts";

/** Says what is wrong with an argument, in words. */
function refuse(name: string, what: string, value: unknown): never {
  throw new ValueError(`${name} must be ${what}, not ${repr(value)}`);
}

/**
 * @param most by default the largest finite number: what becomes a moment cannot be infinite
 * @throws ValueError for anything but a number from `least` to `most`; left out, it is not checked
 */
export function checkNumber(
  name: string,
  value: unknown,
  least: number,
  most: number = Number.MAX_VALUE,
): void {
  if (value === undefined) return;
  if (typeof value === "number" && value >= least && value <= most) return;
  refuse(name, most >= Number.MAX_VALUE ? `a number from ${least} on` : `from ${least} to ${most}`, value);
}

/** @throws ValueError for anything but a number above 0; left out, it is not checked */
export function checkPositive(name: string, value: unknown): void {
  if (value === undefined) return;
  if (typeof value !== "number" || !(value > 0)) refuse(name, "more than 0", value);
}

/** @throws ValueError for anything but a whole number, or Infinity, from `least` on; left out, it is not checked */
export function checkWhole(name: string, value: unknown, least: number): void {
  if (value === undefined) return;
  const isWhole = Number.isInteger(value) || value === Number.POSITIVE_INFINITY;
  if (!isWhole || (value as number) < least) refuse(name, `a whole number from ${least} on`, value);
}

/** @throws ValueError for what can be the name of no host */
export function checkHostName(name: unknown): void {
  if (typeof name === "string" && /^[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?$/.test(name)) return;
  refuse("a host's name", "of small letters, digits, dots and hyphens, as in 'api.example'", name);
}
