/**
 * What `import * as time from "time"` gives a program. All of Python's clocks show the same here: seconds of
 * virtual time since the program started.
 */

import { TypeError, ValueError } from "../builtins/exceptions.ts";
import { typeName } from "../builtins/types.ts";
import { block } from "../loop/blocking.ts";
import { toSeconds } from "../loop/clock.ts";
import { run } from "../loop/run.ts";

/** Seconds of virtual time since the program started. */
export function time(): number {
  return toSeconds(run.clock.now);
}

/** As {@link time}. */
export function monotonic(): number {
  return time();
}

/** As {@link time}. */
export function perfCounter(): number {
  return time();
}

/** Nanoseconds of virtual time since the program started. */
export function timeNs(): number {
  return run.clock.now;
}

/** As {@link timeNs}. */
export function monotonicNs(): number {
  return timeNs();
}

/** As {@link timeNs}. */
export function perfCounterNs(): number {
  return timeNs();
}

/**
 * Blocks: no task and no callback runs until the time is over. In a coroutine, `await asyncio.sleep(seconds)`
 * is almost always what is meant.
 * @param seconds 0 or more
 * @throws ValueError for less than 0; TypeError for what is no number
 */
export function sleep(seconds: number): void {
  if (typeof seconds !== "number") {
    throw new TypeError(`'${typeName(seconds)}' object cannot be interpreted as a number`);
  }
  if (Number.isNaN(seconds)) throw new ValueError("Invalid value NaN (not a number)");
  if (seconds < 0) throw new ValueError("sleep length must be non-negative");
  block(seconds, `time.sleep(${seconds})`);
}
