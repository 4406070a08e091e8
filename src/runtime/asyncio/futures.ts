import { RuntimeError, StopIteration, TypeError } from "../builtins/exceptions.ts";
import { repr } from "../builtins/repr.ts";
import { type Context, copyContext } from "../contextvars/context.ts";
import type { Awaitable, awaitable } from "../loop/awaitable.ts";
import { refusePromiseMethods } from "../loop/no-promise.ts";
import { run } from "../loop/run.ts";
import { WaitKind } from "../trace/events.ts";
import type { EventLoop } from "./base-events.ts";
import { type Callback, formatCallback, shortRepr } from "./callbacks.ts";
import { type Creation, creationHere, formatCreation } from "./creation.ts";
import { getRunningLoop } from "./events.ts";
import { CancelledError, InvalidStateError } from "./exceptions.ts";

export { isFutureLike as isfuture } from "../loop/coroutine.ts";

type State = "PENDING" | "CANCELLED" | "FINISHED";

/** What a future calls when it is done: a function in a context, or a task that waits for it. */
type DoneCallback = FunctionCallback | WaitingTask;

interface FunctionCallback {
  readonly callback: Callback<never>;
  readonly context: Context;
}

/** @internal The side of a task that a future knows. */
export interface WaitingTask {
  readonly callback: null;
  _wakeBy(future: Future<never>): void;
}

/** A result that is not there yet, as `asyncio.Future`. */
export class Future<T = unknown> implements Awaitable<T> {
  declare readonly [awaitable]: T;
  // biome-ignore lint/suspicious/noThenProperty: declared for the type checker; `refusePromiseMethods` defines it.
  declare readonly then: Awaitable<T>["then"];

  /** @internal Set while a task takes this future over; also what marks a class as a future. */
  _asyncioFutureBlocking = false;
  /** @internal */ _state: State = "PENDING";
  /** @internal */ _logTraceback = false;
  /** @internal */ _cancelMessage: string | null = null;
  /** @internal */ _cancelledError: CancelledError | null = null;
  /** @internal What a task that awaits this waits for, for the trace. */
  _waitKind: WaitKind = WaitKind.future;
  /** @internal */ _waitText = "future";
  /** @internal */ readonly _loop: EventLoop;
  /** @internal Futures and tasks are reported in the order of creation. */
  readonly _sequence = run.nextFuture++;
  /** @internal Where it was made, in debug mode. */
  readonly _createdAt: Creation | null;
  /** @internal Who awaits this, for call graphs. Most futures are awaited by one task at most. */
  _awaitedBy: Future<never> | Set<Future<never>> | null = null;
  #result: T | undefined;
  #exception: unknown = null;
  #callbacks: DoneCallback[] | null = null;

  /** @param options `loop` defaults to the running loop */
  constructor(options: { loop?: EventLoop } = {}) {
    this._loop = options.loop ?? getRunningLoop();
    this._createdAt = this._loop._debug ? creationHere() : null;
  }

  /** The loop that this future belongs to. */
  getLoop(): EventLoop {
    return this._loop;
  }

  /** Whether there is a result, an exception, or a cancellation. */
  done(): boolean {
    return this._state !== "PENDING";
  }

  /** Whether the future was cancelled. */
  cancelled(): boolean {
    return this._state === "CANCELLED";
  }

  /**
   * The result.
   * @throws the exception, if one was set; CancelledError; InvalidStateError while pending
   */
  result(): T {
    if (this._state === "CANCELLED") throw this._makeCancelledError();
    if (this._state !== "FINISHED") throw new InvalidStateError("Result is not set.");
    this._retrieved();
    if (this.#exception !== null) throw this.#exception;
    return this.#result as T;
  }

  /**
   * The exception that was set, or null.
   * @throws CancelledError; InvalidStateError while pending
   */
  exception(): unknown {
    if (this._state === "CANCELLED") throw this._makeCancelledError();
    if (this._state !== "FINISHED") throw new InvalidStateError("Exception is not set.");
    this._retrieved();
    return this.#exception;
  }

  /**
   * Marks the future done, with this result.
   * @throws InvalidStateError when it is done already
   */
  setResult(result: T): void {
    if (this._state !== "PENDING") throw new InvalidStateError("invalid state");
    this.#result = result;
    this._state = "FINISHED";
    this.#scheduleCallbacks();
  }

  /**
   * Marks the future done, with this exception.
   * @param exception an instance, or a class, which is then called without arguments
   * @throws InvalidStateError when it is done already; TypeError for what is no exception
   */
  setException(exception: unknown): void {
    if (this._state !== "PENDING") throw new InvalidStateError("invalid state");
    let error: unknown = exception;
    if (typeof exception === "function") error = new (exception as new () => unknown)();
    if (!(typeof error === "object" && error instanceof Error)) {
      throw new TypeError("invalid exception object");
    }
    if (error instanceof StopIteration) {
      error = new RuntimeError(
        "StopIteration interacts badly with generators and cannot be raised into a Future",
        { cause: error },
      );
    }
    this._fail(error);
  }

  /** @internal Ends the future with whatever was thrown, a primitive included. */
  _fail(error: unknown): void {
    this.#exception = error;
    this._state = "FINISHED";
    this._logTraceback = true;
    this._loop._unretrieved.add(this);
    this.#scheduleCallbacks();
  }

  /**
   * Cancels the future.
   * @param msg goes to the CancelledError
   * @returns false when it was done already
   */
  cancel(msg?: string | null): boolean {
    this._retrieved();
    if (this._state !== "PENDING") return false;
    this._state = "CANCELLED";
    this._cancelMessage = msg ?? null;
    this.#scheduleCallbacks();
    return true;
  }

  /**
   * Calls `callback(future)` when the future is done: through `callSoon`, also when it is done already.
   * @param options `context` is what the callback runs in; by default a copy of the current context
   */
  addDoneCallback(callback: (future: this) => unknown, options: { context?: Context | null } = {}): void {
    const context = options.context ?? copyContext();
    if (this._state !== "PENDING") this._loop._callIn(context, callback as never, [this]);
    else this.#addCallback({ callback, context });
  }

  /** @internal Wakes a task when the future is done. */
  _addWaiter(task: WaitingTask): void {
    if (this._state !== "PENDING") task._wakeBy(this as never);
    else this.#addCallback(task);
  }

  #addCallback(callback: DoneCallback): void {
    if (this.#callbacks === null) this.#callbacks = [callback];
    else this.#callbacks.push(callback);
  }

  /** Takes every entry of `callback` out, and returns how many there were. */
  removeDoneCallback(callback: (future: this) => unknown): number {
    const callbacks = this.#callbacks;
    if (callbacks === null) return 0;
    const kept = callbacks.filter((entry) => entry.callback !== (callback as unknown));
    this.#callbacks = kept;
    return callbacks.length - kept.length;
  }

  /** Awaiting by hand: yields the future to the task that drives this, then gives its result. */
  *__await__(): Generator<this, T, unknown> {
    if (!this.done()) {
      this._asyncioFutureBlocking = true;
      yield this;
    }
    if (!this.done()) throw new RuntimeError("await wasn't used with future");
    return this.result();
  }

  /** @internal The CancelledError to raise; a task's own, once, if the cancellation passed through it. */
  _makeCancelledError(): CancelledError {
    const error = this._cancelledError;
    if (error !== null) {
      this._cancelledError = null;
      return error;
    }
    return this._cancelMessage === null ? new CancelledError() : new CancelledError(this._cancelMessage);
  }

  /** @internal Somebody has seen the exception, so that it needs no report. */
  _retrieved(): void {
    if (!this._logTraceback) return;
    this._logTraceback = false;
    this._loop._unretrieved.delete(this);
  }

  /** @internal The exception, without counting as somebody who has seen it. */
  get _exception(): unknown {
    return this.#exception;
  }

  #scheduleCallbacks(): void {
    const callbacks = this.#callbacks;
    if (callbacks === null) return;
    this.#callbacks = null;
    for (const entry of callbacks) {
      if (entry.callback === null) entry._wakeBy(this as never);
      else this._loop._callIn(entry.context, entry.callback as never, [this]);
    }
  }

  /** @internal What is between the angle brackets of the `repr`. */
  _reprInfo(): string[] {
    const info: string[] = [this._state.toLowerCase()];
    if (this._state === "FINISHED") {
      info.push(
        this.#exception !== null ? `exception=${repr(this.#exception)}` : `result=${shortRepr(this.#result)}`,
      );
    }
    const callbacks = this.#callbacks;
    if (callbacks !== null && callbacks.length > 0) info.push(formatDoneCallbacks(callbacks));
    if (this._createdAt !== null) info.push(formatCreation(this._createdAt));
    return info;
  }

  /** Python's `repr`: `<Future pending>`. */
  toString(): string {
    if (showing.has(this as never)) return "...";
    showing.add(this as never);
    try {
      return `<${this.constructor.name} ${this._reprInfo().join(" ")}>`;
    } finally {
      showing.delete(this as never);
    }
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

refusePromiseMethods(Future);

/** The futures that are being shown: one that contains itself is shown as `...` inside. */
const showing = new Set<Future<never>>();

function formatDoneCallbacks(callbacks: readonly DoneCallback[]): string {
  const one = (entry: DoneCallback): string =>
    entry.callback === null ? "Task.task_wakeup()" : formatCallback(entry.callback);
  const first = one(callbacks[0] as DoneCallback);
  const last = one(callbacks.at(-1) as DoneCallback);
  if (callbacks.length === 1) return `cb=[${first}]`;
  if (callbacks.length === 2) return `cb=[${first}, ${last}]`;
  return `cb=[${first}, <${callbacks.length - 2} more>, ${last}]`;
}

/** Notes, for call graphs, that `waiter` awaits `future`, as CPython's `future_add_to_awaited_by`. */
export function futureAddToAwaitedBy(future: unknown, waiter: unknown): void {
  if (!(future instanceof Future && waiter instanceof Future)) return;
  const known = future._awaitedBy;
  if (known === null) future._awaitedBy = waiter as Future<never>;
  else if (known instanceof Set) known.add(waiter as Future<never>);
  else future._awaitedBy = new Set([known, waiter as Future<never>]);
}

/** Takes back {@link futureAddToAwaitedBy}. */
export function futureDiscardFromAwaitedBy(future: unknown, waiter: unknown): void {
  if (!(future instanceof Future && waiter instanceof Future)) return;
  const known = future._awaitedBy;
  if (known instanceof Set) known.delete(waiter as Future<never>);
  else if (known === waiter) future._awaitedBy = null;
}
