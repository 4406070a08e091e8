import { RuntimeError } from "../builtins/exceptions.ts";
import { type Context, copyContext, enterContext, leaveContext } from "../contextvars/context.ts";
import { toSeconds } from "../loop/clock.ts";
import { current } from "../loop/current.ts";
import { atRunStart, run } from "../loop/run.ts";
import type { Timer } from "../loop/timers.ts";
import { EventKind, NONE } from "../trace/events.ts";
import type { EventLoop } from "./base-events.ts";
import { type Callback, formatCallback } from "./callbacks.ts";
import { type Creation, creationHere, formatCreation } from "./creation.ts";

export type { Callback } from "./callbacks.ts";

/** @internal Shared by all callbacks that take none. */
export const NO_ARGUMENTS: readonly unknown[] = [];

/** A callback that the loop will call: what `callSoon` returns. */
export class Handle {
  /** @internal Null when it was cancelled: nothing that it refers to is kept. */
  _callback: Callback | null;
  /** @internal */ _args: readonly unknown[];
  /** @internal The trace's event that led to this call. */
  _cause: number;
  /** @internal Its number among the callbacks that were made ready, for the trace. */
  _number = NONE;
  /** @internal The task whose step it is, by its number. */
  readonly _taskId: number = NONE;
  /** @internal Where it was made, in debug mode. */
  readonly _createdAt: Creation | null;
  /** @internal */ protected readonly _loop: EventLoop;
  /** @internal */ protected readonly _context: Context;
  #cancelled = false;
  /** What it was, kept when it is cancelled in debug mode. */
  #text: string | null = null;

  /** @internal */
  constructor(
    callback: Callback | null,
    args: readonly unknown[],
    loop: EventLoop,
    context?: Context | null,
  ) {
    this._callback = callback;
    this._args = args;
    this._loop = loop;
    this._context = context ?? copyContext();
    this._cause = current.cause;
    this._createdAt = loop._debug ? creationHere() : null;
  }

  /** Makes the loop skip the callback. */
  cancel(): void {
    if (this.#cancelled) return;
    this.#cancelled = true;
    if (this._loop._debug) this.#text = this.toString();
    this._callback = null;
    this._args = NO_ARGUMENTS;
  }

  /** Whether {@link Handle.cancel} was called. */
  cancelled(): boolean {
    return this.#cancelled;
  }

  /** The context that the callback runs in. */
  getContext(): Context {
    return this._context;
  }

  /** @internal Calls the callback in its context; what it throws goes to the loop's exception handler. */
  _run(): void {
    try {
      const outer = enterContext(this._context);
      try {
        this._callback?.(...this._args);
      } finally {
        leaveContext(this._context, outer);
      }
    } catch (error) {
      this._loop._callbackFailed(this, error);
    }
  }

  /** @internal What the trace calls it in the ready queue. */
  _readyText(): string {
    return this._callback?.name || "callback";
  }

  /** @internal What it will call, as a `repr` shows it. */
  _callbackText(): string {
    return this._callback === null ? "" : formatCallback(this._callback, this._args, this._loop._debug);
  }

  /** @internal What a report of a slow callback shows: the task, when it is a task's step. */
  _subjectText(): string {
    return this.toString();
  }

  /** @internal What is between the angle brackets of the `repr`. */
  _reprInfo(): string[] {
    const info: string[] = [this.constructor.name];
    if (this.#cancelled) info.push("cancelled");
    const callback = this._callbackText();
    if (callback !== "") info.push(callback);
    if (this._createdAt !== null) info.push(formatCreation(this._createdAt));
    return info;
  }

  /** Python's `repr`: `<Handle tick()>`. */
  toString(): string {
    return this.#text ?? `<${this._reprInfo().join(" ")}>`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

/** A callback with a deadline: what `callLater` and `callAt` return. */
export class TimerHandle extends Handle implements Timer {
  /** Nanoseconds of virtual time; {@link TimerHandle.when} gives seconds. @internal */
  readonly _when: number;
  /** @internal */ readonly sequence: number;
  /** @internal What it is for, in words. */
  readonly _purpose: string;
  /** @internal Whether it is among the loop's timers: not yet due, or due in this very turn. */
  _scheduled = true;

  /** @internal */
  constructor(
    when: number,
    callback: Callback,
    args: readonly unknown[],
    loop: EventLoop,
    purpose: string,
    context?: Context | null,
  ) {
    super(callback, args, loop, context);
    this._when = when;
    this._purpose = purpose;
    this.sequence = run.nextTimer++;
    this._cause = run.recorder.record(EventKind.timerScheduled, {
      subject: this.sequence,
      text: purpose,
      value: when,
    });
  }

  /** @internal */
  override _readyText(): string {
    return this._purpose;
  }

  /** The deadline, in seconds of the loop's time. */
  when(): number {
    return toSeconds(this._when);
  }

  override cancel(): void {
    if (!this.cancelled()) this._loop._timerCancelled(this);
    super.cancel();
  }

  /** @internal */
  override _reprInfo(): string[] {
    const info = super._reprInfo();
    info.splice(this.cancelled() ? 2 : 1, 0, `when=${this.when()}`);
    return info;
  }
}

let runningLoop: EventLoop | null = null;

atRunStart(() => {
  runningLoop = null;
});

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
