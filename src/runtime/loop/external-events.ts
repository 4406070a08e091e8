import type { Clock } from "./clock.ts";
import { current } from "./current.ts";
import { atRunStart, run } from "./run.ts";
import { type Timer, TimerQueue } from "./timers.ts";

/** Something that will happen outside of the program, at its time, whatever the program does then. */
export class ExternalEvent implements Timer {
  readonly _when: number;
  readonly sequence: number;
  /** The trace's event that led to this one. */
  readonly cause: number;
  #callback: (() => void) | null;

  constructor(when: number, sequence: number, cause: number, callback: () => void) {
    this._when = when;
    this.sequence = sequence;
    this.cause = cause;
    this.#callback = callback;
  }

  /** Makes it not happen. */
  cancel(): void {
    this.#callback = null;
  }

  get cancelled(): boolean {
    return this.#callback === null;
  }

  /** @internal */
  happen(): void {
    const callback = this.#callback;
    this.#callback = null;
    callback?.();
  }
}

/**
 * What happens outside of the program: packets arrive, servers answer. It goes on while the program computes or
 * blocks, so whoever moves the clock does it by {@link ExternalEvents.advanceTo}, and each event finds the
 * clock at its own time. No event runs a line of the program: it puts callbacks into a loop, or wakes a thread.
 */
export class ExternalEvents {
  readonly #clock: Clock;
  readonly #queue = new TimerQueue<ExternalEvent>();
  #sequence = 0;
  #advancing = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @param delay nanoseconds from now; equal times keep the order of these calls */
  schedule(delay: number, callback: () => void): ExternalEvent {
    const when = this.#clock.now + Math.max(0, delay);
    const event = new ExternalEvent(when, this.#sequence++, current.cause, callback);
    this.#queue.push(event);
    return event;
  }

  /** Nanoseconds of virtual time at which the next event is due, or undefined when there is none. */
  next(): number | undefined {
    let event = this.#queue.peek();
    while (event?.cancelled === true) {
      this.#queue.pop();
      event = this.#queue.peek();
    }
    return event?._when;
  }

  /**
   * Moves the clock to `when` (nanoseconds), and has happen what is due until then, each at its time. With the
   * clock's own time it does what is due now.
   */
  advanceTo(when: number): void {
    if (this.#advancing) return;
    this.#advancing = true;
    const { site, task, cause } = current;
    current.site = 0;
    current.task = -1;
    try {
      for (let next = this.next(); next !== undefined && next <= when; next = this.next()) {
        this.#clock.advanceTo(next);
        const event = this.#queue.pop() as ExternalEvent;
        current.cause = event.cause;
        event.happen();
      }
    } finally {
      Object.assign(current, { site, task, cause });
      this.#advancing = false;
    }
    this.#clock.advanceTo(when);
  }
}

/** The events of the run that is going on. */
export let externalEvents: ExternalEvents;

atRunStart(() => {
  externalEvents = new ExternalEvents(run.clock);
});
