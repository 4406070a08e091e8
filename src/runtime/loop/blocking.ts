import { EventKind } from "../trace/events.ts";
import { NANOSECONDS, toNanoseconds } from "./clock.ts";
import { externalEvents } from "./external-events.ts";
import { run, stopRun } from "./run.ts";

/**
 * Lets virtual time pass while nothing else runs: what a blocking call does to an event loop.
 * @param seconds how long
 * @param text what it is, for the trace: `time.sleep(2)`
 */
export function block(seconds: number, text: string): void {
  const duration = toNanoseconds(seconds);
  run.recorder.record(EventKind.blocked, { text, value: duration });
  externalEvents.advanceTo(run.clock.now + duration);
  const { virtualTime } = run.limits;
  if (run.clock.now > virtualTime * NANOSECONDS) {
    stopRun("limit", `stopped after ${virtualTime} s of virtual time: the program does not seem to end`);
  }
}
