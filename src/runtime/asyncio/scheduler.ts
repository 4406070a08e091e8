import { NANOSECONDS } from "../loop/clock.ts";
import { current } from "../loop/current.ts";
import { externalEvents } from "../loop/external-events.ts";
import { run, stopRun } from "../loop/run.ts";
import { TimerQueue } from "../loop/timers.ts";
import { EventKind } from "../trace/events.ts";
import type { EventLoop } from "./base-events.ts";
import { describeDeadlock } from "./deadlock.ts";
import type { Handle, TimerHandle } from "./events.ts";

/** More cancelled timers than this share of the heap, and it is cleared of them (CPython's constants). */
const MOST_CANCELLED = 0.5;
const LEAST_TIMERS = 100;

/** What an event loop will call, and when: its ready queue, its timers, and CPython's `_run_once`. */
export class Scheduler {
  readonly #loop: EventLoop;
  readonly #timers = new TimerQueue<TimerHandle>();
  #ready: Handle[] = [];
  /** What outside events have completed since the last turn. */
  #completed: Handle[] = [];
  #cancelledTimers = 0;

  constructor(loop: EventLoop) {
    this.#loop = loop;
  }

  /** Adds a callback to what runs at the next turn. */
  enqueue(handle: Handle): void {
    this.#ready.push(handle);
    recordReady(handle);
  }

  /** Adds a callback that outside events have made due. */
  complete(handle: Handle): void {
    this.#completed.push(handle);
  }

  schedule(timer: TimerHandle): void {
    this.#timers.push(timer);
  }

  /** Keeps count, so that a heap full of cancelled timers is cleared. */
  timerCancelled(timer: TimerHandle): void {
    if (!timer._scheduled) return;
    run.recorder.record(EventKind.timerCancelled, { subject: timer.sequence });
    this.#cancelledTimers += 1;
  }

  /** Drops everything. */
  clear(): void {
    this.#ready = [];
    this.#completed = [];
    this.#timers.sweep(() => true);
  }

  /**
   * One turn: move the clock if nothing is ready, then run what is ready now, but nothing that it adds.
   * @param stopping whether this is the loop's last turn, which waits for nothing
   */
  runOnce(stopping: boolean): void {
    this.#dropCancelledTimers();
    const isIdle = this.#ready.length === 0 && this.#completed.length === 0 && !stopping;
    if (isIdle) this.#wait();
    else externalEvents.advanceTo(run.clock.now);
    // As in CPython, what the selector reports comes after what was ready, and before the timers that are due.
    for (const handle of this.#completed) this.enqueue(handle);
    this.#completed = [];
    this.#takeDueTimers();
    this.#runReady();
  }

  /** Nothing is ready: the clock goes to whatever is due next. */
  #wait(): void {
    const timer = this.#timers.peek()?._when ?? Number.POSITIVE_INFINITY;
    const next = Math.min(timer, externalEvents.next() ?? Number.POSITIVE_INFINITY);
    if (next === Number.POSITIVE_INFINITY) stopRun("deadlock", describeDeadlock(this.#loop));
    externalEvents.advanceTo(next);
    const { virtualTime } = run.limits;
    if (run.clock.now > virtualTime * NANOSECONDS) {
      stopRun("limit", `more than ${virtualTime} s of virtual time: the program does not seem to end`);
    }
  }

  #takeDueTimers(): void {
    for (let timer = this.#timers.peek(); timer !== undefined && timer._when <= run.clock.now; ) {
      this.#timers.pop();
      timer._scheduled = false;
      if (!timer.cancelled()) {
        const cause = run.recorder.record(EventKind.timerFired, {
          subject: timer.sequence,
          cause: timer._cause,
        });
        timer._cause = cause;
        this.enqueue(timer);
      }
      timer = this.#timers.peek();
    }
  }

  #runReady(): void {
    const snapshot = this.#ready;
    this.#ready = [];
    let done = 0;
    try {
      while (done < snapshot.length) this.#runHandle(snapshot[done++] as Handle);
    } finally {
      // An exit leaves the rest for whoever runs the loop again.
      if (done < snapshot.length) this.#ready = [...snapshot.slice(done), ...this.#ready];
    }
  }

  #runHandle(handle: Handle): void {
    current.site = 0;
    if (handle.cancelled()) {
      run.recorder.record(EventKind.callbackSkipped, { subject: handle._number });
      return;
    }
    run.steps += 1;
    const { steps } = run.limits;
    if (run.steps > steps) {
      stopRun("limit", `more than ${steps} steps: the program does not seem to end`);
    }
    run.recorder.record(EventKind.callbackStarted, { subject: handle._number, cause: handle._cause });
    current.cause = handle._cause;
    this.#loop._perform(handle);
  }

  #dropCancelledTimers(): void {
    const { size } = this.#timers;
    if (size > LEAST_TIMERS && this.#cancelledTimers / size > MOST_CANCELLED) {
      this.#timers.sweep((timer) => timer.cancelled());
      this.#cancelledTimers = 0;
      return;
    }
    while (this.#timers.peek()?.cancelled() === true) {
      this.#timers.pop();
      this.#cancelledTimers -= 1;
    }
  }
}

/** The trace is told of the ready queue; what the callback was scheduled for stays its cause. */
function recordReady(handle: Handle): void {
  const { cause } = current;
  handle._number = run.nextCallback++;
  run.recorder.record(EventKind.callbackReady, {
    subject: handle._number,
    text: handle._readyText(),
    value: handle._taskId,
    cause: handle._cause,
  });
  current.cause = cause;
}
