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
    stopRun("limit", `more than ${virtualTime} s of virtual time: the program does not seem to end`);
  }
}

/**
 * Runs a call that blocks for as long as it takes: it waits by `blockUntil`, and nothing else runs meanwhile.
 * @param text what it is, for the trace: `httpx.get("https://example.com")`
 */
export function blockDuring<T>(text: string, call: () => T): T {
  const event = run.recorder.record(EventKind.blocked, { text });
  const start = run.clock.now;
  try {
    return call();
  } finally {
    run.recorder.setValue(event, run.clock.now - start);
  }
}
