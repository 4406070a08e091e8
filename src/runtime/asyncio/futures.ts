import { RuntimeError, StopIteration, TypeError } from "../builtins/exceptions.ts";
import { repr } from "../builtins/repr.ts";
import type { Awaitable, awaitable } from "../loop/awaitable.ts";
import { WaitKind } from "../trace/events.ts";
import type { EventLoop } from "./base-events.ts";
import { getRunningLoop } from "./events.ts";
import { CancelledError, InvalidStateError } from "./exceptions.ts";

export { isFutureLike as isfuture } from "../loop/coroutine.ts";

type State = "PENDING" | "CANCELLED" | "FINISHED";

/** A result that is not there yet, as `asyncio.Future`. */
export class Future<T = unknown> implements Awaitable<T> {
  declare readonly [awaitable]: T;
  // biome-ignore lint/suspicious/noThenProperty: declared for the type checker, never defined.
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
  #result: T | undefined;
  #exception: unknown = null;
  #callbacks: ((future: never) => unknown)[] = [];

  /** @param options `loop` defaults to the running loop */
  constructor(options: { loop?: EventLoop } = {}) {
    this._loop = options.loop ?? getRunningLoop();
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

  /** Calls `callback(future)` when the future is done: through `callSoon`, also when it is done already. */
  addDoneCallback(callback: (future: this) => unknown): void {
    if (this._state !== "PENDING") this._loop.callSoon(callback as never, this);
    else this.#callbacks.push(callback);
  }

  /** Takes every entry of `callback` out, and returns how many there were. */
  removeDoneCallback(callback: (future: this) => unknown): number {
    const kept = this.#callbacks.filter((entry) => entry !== (callback as unknown));
    const removed = this.#callbacks.length - kept.length;
    this.#callbacks = kept;
    return removed;
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

  #scheduleCallbacks(): void {
    const callbacks = this.#callbacks;
    if (callbacks.length === 0) return;
    this.#callbacks = [];
    for (const callback of callbacks) this._loop.callSoon(callback as never, this);
  }

  /** @internal What is between the angle brackets of the `repr`. */
  _reprInfo(): string[] {
    const info: string[] = [this._state.toLowerCase()];
    if (this._state === "FINISHED") {
      info.push(
        this.#exception !== null ? `exception=${repr(this.#exception)}` : `result=${repr(this.#result)}`,
      );
    }
    return info;
  }

  /** Python's `repr`: `<Future pending>`. */
  toString(): string {
    return `<${this.constructor.name} ${this._reprInfo().join(" ")}>`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}
