import { getRunningLoop } from "../../asyncio/events.ts";
import { describedFuture } from "../../asyncio/resources.ts";
import { RuntimeError } from "../../builtins/exceptions.ts";
import { blockDuring } from "../../loop/blocking.ts";
import { toSeconds } from "../../loop/clock.ts";
import type { Body } from "../../loop/coroutine.ts";
import { blockUntil } from "../../loop/external-wait.ts";
import { run } from "../../loop/run.ts";
import { WaitKind } from "../../trace/events.ts";
import type { Step, Steps } from "../opening.ts";
import type { TimeoutException } from "./exceptions.ts";

/** A step that may not take for ever. */
export interface TimedStep extends Step {
  /** Seconds of virtual time at which it has taken too long, or null. */
  readonly deadline: number | null;
  /** Makes what is then raised. */
  readonly tooLate: () => TimeoutException;
}

/** Something of the program's own to await: a hook, or a piece of a body. Only asynchronous clients meet it. */
export interface AwaitStep {
  readonly awaitable: unknown;
}

/**
 * What takes several waits, without saying how to wait: both clients go through the same steps. An
 * {@link AwaitStep} is answered with what was awaited.
 */
export type TimedSteps<T> = Generator<TimedStep | AwaitStep, T, unknown>;

/**
 * Limits how long steps may take together.
 * @param seconds null for no limit
 * @param tooLate makes what is raised when they take longer
 */
export function* within<T>(
  steps: Steps<T>,
  seconds: number | null,
  tooLate: TimedStep["tooLate"],
): TimedSteps<T> {
  const deadline = seconds === null ? null : toSeconds(run.clock.now) + seconds;
  let next = steps.next();
  while (next.done !== true) {
    try {
      yield { ...next.value, deadline, tooLate };
    } catch (error) {
      next = steps.throw(error);
      continue;
    }
    next = steps.next();
  }
  return next.value;
}

/** Goes through the steps in a task. A cancelled task cancels the step that it is in. */
export function* performTimed<T>(steps: TimedSteps<T>): Body<T> {
  let next = steps.next();
  while (next.done !== true) {
    let answer: unknown;
    try {
      if ("awaitable" in next.value) answer = yield next.value.awaitable;
      else yield* performStep(next.value);
    } catch (error) {
      next = steps.throw(error);
      continue;
    }
    next = steps.next(answer);
  }
  return next.value;
}

function* performStep({ operation, purpose, deadline, tooLate }: TimedStep): Body<void> {
  const loop = getRunningLoop();
  const future = describedFuture<boolean>(loop, WaitKind.network, purpose);
  const wake = (inTime: boolean): void => {
    if (!future.done()) future.setResult(inTime);
  };
  operation.onSettled(() => loop._ioCompleted(() => wake(true)));
  const timer =
    deadline === null ? null : loop.callLater(deadline - toSeconds(run.clock.now), () => wake(false));
  let inTime: boolean;
  try {
    inTime = (yield future) as boolean;
  } catch (error) {
    operation.cancel();
    throw error;
  } finally {
    timer?.cancel();
  }
  if (inTime) return;
  operation.cancel();
  throw tooLate();
}

/**
 * Goes through the steps without letting anything else run: in a coroutine, the whole loop stands still.
 * @param text what it is, for the trace
 */
export function blockOn<T>(steps: TimedSteps<T>, text: string): T {
  return blockDuring(text, () => {
    let next = steps.next();
    while (next.done !== true) {
      if ("awaitable" in next.value) throw new RuntimeError("a blocking call cannot await");
      const { operation, purpose, deadline, tooLate } = next.value;
      if (blockUntil(() => operation.settled, deadline, purpose)) next = steps.next();
      else {
        operation.cancel();
        next = steps.throw(tooLate());
      }
    }
    return next.value;
  });
}
