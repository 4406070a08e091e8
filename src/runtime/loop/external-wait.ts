import { NANOSECONDS } from "./clock.ts";
import { externalEvents } from "./external-events.ts";
import { run, stopRun } from "./run.ts";

/**
 * Blocks everything but what happens outside of the program until something out there has come about: what a
 * synchronous call does to a program with one thread. The event loop that it is called in stands still.
 *
 * @param isDone asked after each outside event
 * @param deadline seconds of virtual time at which to stop waiting
 * @param purpose what is waited for, for the message when it can never come
 * @returns whether it came about in time
 */
export function blockUntil(isDone: () => boolean, deadline: number | null, purpose: string): boolean {
  const limit = Math.min(
    deadline === null ? Number.POSITIVE_INFINITY : Math.round(deadline * NANOSECONDS),
    run.limits.virtualTime * NANOSECONDS,
  );
  while (!isDone()) {
    const next = externalEvents.next() ?? Number.POSITIVE_INFINITY;
    if (next <= limit) externalEvents.advanceTo(next);
    else if (deadline !== null && limit === Math.round(deadline * NANOSECONDS)) {
      externalEvents.advanceTo(limit);
      return false;
    } else if (next === Number.POSITIVE_INFINITY) {
      stopRun("deadlock", `the program is blocked in waiting for ${purpose}, and nothing can end that`);
    } else
      stopRun(
        "limit",
        `more than ${run.limits.virtualTime} s of virtual time: the program does not seem to end`,
      );
  }
  return true;
}
