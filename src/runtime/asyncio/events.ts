import { RuntimeError } from "../builtins/exceptions.ts";
import { current } from "../loop/current.ts";
import { run } from "../loop/run.ts";
import type { Timer } from "../loop/timers.ts";
import { EventKind } from "../trace/events.ts";
import type { EventLoop } from "./base-events.ts";

/** What the loop calls, with its arguments. */
export type Callback<A extends unknown[] = unknown[]> = (...args: A) => unknown;

/** A callback that the loop will call: what `callSoon` returns. */
export class Handle {
  /** @internal */ readonly _callback: Callback;
  /** @internal */ readonly _args: unknown[];
  /** @internal The trace's event that led to this call. */
  _cause: number;
  #cancelled = false;
  /** @internal */ protected readonly _loop: EventLoop;

  /** @internal */
  constructor(callback: Callback, args: unknown[], loop: EventLoop) {
    this._callback = callback;
    this._args = args;
    this._loop = loop;
    this._cause = current.cause;
  }

  /** Makes the loop skip the callback. */
  cancel(): void {
    this.#cancelled = true;
  }

  /** Whether {@link Handle.cancel} was called. */
  cancelled(): boolean {
    return this.#cancelled;
  }

  /** @internal Calls the callback; what it throws goes to the loop's exception handler. */
  _run(): void {
    try {
      this._callback(...this._args);
    } catch (error) {
      this._loop._callbackFailed(this, error);
    }
  }
}

/** A callback with a deadline: what `callLater` and `callAt` return. */
export class TimerHandle extends Handle implements Timer {
  /** Nanoseconds of virtual time; {@link TimerHandle.when} gives seconds. @internal */
  readonly _when: number;
  /** @internal */ readonly sequence: number;

  /** @internal */
  constructor(when: number, callback: Callback, args: unknown[], loop: EventLoop, purpose: string) {
    super(callback, args, loop);
    this._when = when;
    this.sequence = run.nextTimer++;
    this._cause = run.recorder.record(EventKind.timerScheduled, {
      subject: this.sequence,
      text: purpose,
      value: when,
    });
  }

  /** The deadline, in seconds of the loop's time. */
  when(): number {
    return this._when / 1_000_000_000;
  }

  override cancel(): void {
    if (this.cancelled()) return;
    super.cancel();
    this._loop._timerCancelled(this);
  }
}

let runningLoop: EventLoop | null = null;

/** @internal */
export function _setRunningLoop(loop: EventLoop | null): void {
  runningLoop = loop;
}

/** @internal The running loop, or null. */
export function _getRunningLoop(): EventLoop | null {
  return runningLoop;
}

/**
 * The loop that runs now.
 * @throws RuntimeError when none does
 */
export function getRunningLoop(): EventLoop {
  if (runningLoop === null) throw new RuntimeError("no running event loop");
  return runningLoop;
}
