/** Virtual time. It stands still while a program computes, and jumps to the next timer when all wait. */

/** Nanoseconds in a second. */
export const NANOSECONDS = 1_000_000_000;

/**
 * @param seconds any finite number
 * @returns the nearest whole number of nanoseconds, so that 0.1 + 0.2 and 0.3 are the same instant
 */
export function toNanoseconds(seconds: number): number {
  return Math.round(seconds * NANOSECONDS);
}

/** @returns whole nanoseconds as seconds. */
export function toSeconds(nanoseconds: number): number {
  return nanoseconds / NANOSECONDS;
}

/** A clock of whole nanoseconds, kept in a double: exact for the first 104 days. */
export class Clock {
  /** Nanoseconds since the program started. */
  now = 0;

  /** Moves the clock to `when` (nanoseconds); a moment that has passed leaves it alone. */
  advanceTo(when: number): void {
    if (when > this.now) this.now = when;
  }
}
