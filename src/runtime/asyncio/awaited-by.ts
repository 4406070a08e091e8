import { current } from "../loop/current.ts";
import { run } from "../loop/run.ts";
import { EventKind } from "../trace/events.ts";
import { futureAddToAwaitedBy, futureDiscardFromAwaitedBy } from "./futures.ts";

/**
 * A task begins to wait for another one through a gather, a wait, a shield or a task group: the call graph knows
 * it from here on, and the trace.
 */
export function beginAwaiting(future: object, waiter: object | null): void {
  futureAddToAwaitedBy(future, waiter);
  record(EventKind.groupAwaited, future, waiter);
}

/** Takes back {@link beginAwaiting}; without effect where it was not called. */
export function endAwaiting(future: object, waiter: object | null): void {
  const { _awaitedBy: known } = future as { _awaitedBy?: unknown };
  if (known !== waiter && !(known instanceof Set && known.has(waiter))) return;
  futureDiscardFromAwaitedBy(future, waiter);
  record(EventKind.groupReleased, future, waiter);
}

/** Tasks have a number in the trace, other futures have none. */
function numberOf(future: object | null): number | undefined {
  return (future as { _id?: number } | null)?._id;
}

/** What led to what happens now stays its cause. */
function record(kind: EventKind, future: object, waiter: object | null): void {
  const [subject, task] = [numberOf(future), numberOf(waiter)];
  if (subject === undefined || task === undefined) return;
  const { cause } = current;
  run.recorder.record(kind, { subject, task });
  current.cause = cause;
}
