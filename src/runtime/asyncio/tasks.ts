import {
  KeyboardInterrupt,
  RuntimeError,
  Stop,
  SystemExit,
  TypeError,
  ValueError,
} from "../builtins/exceptions.ts";
import { describeError } from "../builtins/report.ts";
import { repr } from "../builtins/repr.ts";
import type { Awaitable } from "../loop/awaitable.ts";
import { BARE_YIELD, type Code, Coroutine, drive, ENDED } from "../loop/coroutine.ts";
import { current } from "../loop/current.ts";
import { run } from "../loop/run.ts";
import { siteName } from "../loop/sites.ts";
import { EventKind, WaitKind } from "../trace/events.ts";
import type { EventLoop } from "./base-events.ts";
import { getRunningLoop } from "./events.ts";
import { CancelledError, InvalidStateError } from "./exceptions.ts";
import { Future, isfuture } from "./futures.ts";

/** What `createTask` takes by keyword. */
export interface TaskOptions {
  /** The task's name; `Task-1`, `Task-2`, … by default. */
  name?: string | null;
}

/** A coroutine that the loop drives, as `asyncio.Task`. */
export class Task<T = unknown> extends Future<T> {
  /** @internal Its number in the trace. */
  readonly _id: number;
  /** @internal */ _mustCancel = false;
  /** @internal What it is suspended on. */
  _waiter: Future | null = null;
  #name: string;
  #coroutine: Coroutine<T>;
  #cancelRequests = 0;
  #started = false;
  /** One function for the life of the task, so that it can be taken off a future again. */
  readonly #wakeUp = (future: Future): void => {
    this.#wake(future);
  };

  /** @param coro what to drive; must be a coroutine */
  constructor(coro: Coroutine<T>, options: TaskOptions & { loop?: EventLoop } = {}) {
    super(options);
    if (!(coro instanceof Coroutine)) {
      throw new TypeError(`a coroutine was expected, got ${repr(coro)}`);
    }
    this.#coroutine = coro;
    this.#name = options.name ?? `Task-${run.nextTaskName++}`;
    this._waitKind = WaitKind.task;
    this._id = run.nextTask++;
    run.recorder.record(EventKind.taskCreated, {
      subject: this._id,
      text: this.#name,
      value: run.recorder.intern(this.#coroutine.code.name),
    });
    this._loop._register(this);
    this._loop.callSoon(() => this.#step(false, undefined));
  }

  /** The task's name. */
  getName(): string {
    return this.#name;
  }

  /** Gives the task another name. */
  setName(name: unknown): void {
    this.#name = String(name);
  }

  /** The coroutine that the task drives. */
  getCoro(): Coroutine<T> {
    return this.#coroutine;
  }

  /** @throws RuntimeError: a task's coroutine alone sets its result */
  override setResult(_result: T): never {
    throw new RuntimeError("Task does not support set_result operation");
  }

  /** @throws RuntimeError: a task's coroutine alone sets its exception */
  override setException(_exception: unknown): never {
    throw new RuntimeError("Task does not support set_exception operation");
  }

  /**
   * Asks the task to stop: CancelledError is thrown in at its `await`, at the next turn.
   * @param msg goes to the CancelledError
   * @returns false when the task is done already
   */
  override cancel(msg?: string | null): boolean {
    this._retrieved();
    if (this.done()) return false;
    this.#cancelRequests += 1;
    run.recorder.record(EventKind.cancelRequested, {
      subject: this._id,
      ...(msg === undefined || msg === null ? {} : { text: msg }),
    });
    if (this._waiter?.cancel(msg) === true) return true;
    this._mustCancel = true;
    this._cancelMessage = msg ?? null;
    return true;
  }

  /** How many cancellations were asked for and not taken back. */
  cancelling(): number {
    return this.#cancelRequests;
  }

  /** Takes one request for cancellation back, and returns how many are left. */
  uncancel(): number {
    if (this.#cancelRequests > 0) {
      this.#cancelRequests -= 1;
      if (this.#cancelRequests === 0) this._mustCancel = false;
    }
    return this.#cancelRequests;
  }

  #step(throwing: boolean, thrown: unknown): void {
    if (this.done()) throw new InvalidStateError(`__step(): already done: ${repr(this)}, ${repr(thrown)}`);
    if (this._mustCancel) {
      if (!(throwing && thrown instanceof CancelledError)) {
        throwing = true;
        thrown = this._makeCancelledError();
      }
      this._mustCancel = false;
    }
    this._waiter = null;
    const loop = this._loop;
    const outer = loop._enterTask(this);
    current.site = (this.#coroutine.top ?? this.#coroutine).site;
    run.recorder.record(this.#started ? EventKind.taskResumed : EventKind.taskStarted, {
      cause: current.cause,
    });
    this.#started = true;
    try {
      this.#goOn(throwing, thrown);
    } finally {
      loop._leaveTask(this, outer);
      current.site = 0;
    }
  }

  #goOn(throwing: boolean, thrown: unknown): void {
    const coroutine = this.#coroutine;
    let awaited: unknown;
    try {
      awaited = drive(coroutine, throwing, thrown);
    } catch (error) {
      this.#end(error);
      return;
    }
    if (awaited !== ENDED) {
      this.#suspend(awaited);
    } else if (this._mustCancel) {
      this._mustCancel = false;
      run.recorder.record(EventKind.taskCancelled);
      super.cancel(this._cancelMessage);
    } else {
      run.recorder.record(EventKind.taskFinished);
      super.setResult(coroutine.value as T);
    }
  }

  /** The coroutine raised. */
  #end(error: unknown): void {
    if (error instanceof Stop) throw error;
    if (error instanceof CancelledError) {
      this._cancelledError = error;
      run.recorder.record(EventKind.taskCancelled);
      super.cancel();
      return;
    }
    const { recorder } = run;
    recorder.record(EventKind.taskFailed, {
      subject: recorder.addError(describeError(error)),
    });
    this._fail(error);
    if (error instanceof KeyboardInterrupt || error instanceof SystemExit) throw error;
  }

  /** The coroutine waits for something: check that a task can, and be woken by it. */
  #suspend(awaited: unknown): void {
    if (awaited === undefined || awaited === null) {
      run.recorder.record(EventKind.taskSuspended, { text: "its next turn", value: WaitKind.turn });
      this._loop.callSoon(() => this.#step(false, undefined));
      return;
    }
    if (!isfuture(awaited)) return this.#refuse(`Task got bad yield: ${repr(awaited)}`);
    const future = awaited as unknown as Future;
    if (future === (this as unknown)) return this.#refuse(`Task cannot await on itself: ${repr(this)}`);
    if (future.getLoop() !== this._loop) {
      return this.#refuse(`Task ${repr(this)} got Future ${repr(future)} attached to a different loop`);
    }
    if (!future._asyncioFutureBlocking) {
      return this.#refuse(`yield was used instead of yield from in task ${repr(this)} with ${repr(future)}`);
    }
    future._asyncioFutureBlocking = false;
    run.recorder.record(EventKind.taskSuspended, {
      text: future instanceof Task ? future.getName() : future._waitText,
      value: future._waitKind,
      ...(future instanceof Task ? { subject: future._id } : {}),
    });
    future.addDoneCallback(this.#wakeUp);
    this._waiter = future;
    if (this._mustCancel && future.cancel(this._cancelMessage)) this._mustCancel = false;
  }

  /** What was yielded cannot be waited for: the coroutine gets a RuntimeError at its next turn. */
  #refuse(text: string): void {
    run.recorder.record(EventKind.taskSuspended, { text: "its next turn", value: WaitKind.turn });
    this._loop.callSoon(() => this.#step(true, new RuntimeError(text)));
  }

  /** @internal What the task waits for, in words. */
  _waiterText(): string {
    const waiter = this._waiter;
    if (waiter === null) return "its next turn";
    return waiter instanceof Task ? waiter.getName() : waiter._waitText;
  }

  #wake(future: Future): void {
    let error: unknown;
    try {
      future.result();
    } catch (raised) {
      if (raised instanceof Stop) throw raised;
      error = raised;
      this.#step(true, error);
      return;
    }
    this.#step(false, undefined);
  }

  /** @internal */
  override _reprInfo(): string[] {
    const info = super._reprInfo();
    if (this.cancelling() > 0 && !this.done()) info[0] = "cancelling";
    const coroutine = this.#coroutine;
    const where = this.done() ? "done" : "running";
    info.splice(
      1,
      0,
      `name=${repr(this.#name)}`,
      `coro=<${coroutine.code.name}() ${where}${siteName(coroutine.site)}>`,
    );
    if (this._waiter !== null) info.push(`wait_for=${this._waiter}`);
    return info;
  }
}

/**
 * Makes a task of a coroutine; its first line runs at the loop's next turn.
 * @throws RuntimeError when no loop is running; TypeError for what is no coroutine
 */
export function createTask<T>(coro: Coroutine<T>, options: TaskOptions = {}): Task<T> {
  return getRunningLoop().createTask(coro, options);
}

const SLEEP: Code = { name: "sleep", site: 0 };

function* sleepBody<T>(delay: number, result: T): Generator<unknown, T, unknown> {
  if (delay <= 0) {
    yield BARE_YIELD;
    return result;
  }
  if (Number.isNaN(delay)) throw new ValueError("Invalid delay: NaN (not a number)");
  const loop = getRunningLoop();
  const future = loop.createFuture<T>();
  future._waitKind = WaitKind.sleep;
  future._waitText = `sleep(${delay})`;
  const timer = loop._callAfter(delay, future._waitText, () => {
    if (!future.done()) future.setResult(result);
  });
  try {
    return (yield future) as T;
  } finally {
    timer.cancel();
  }
}

/**
 * Suspends the task, and nothing else, for a time.
 * @param delay seconds; 0 or less gives the other tasks one turn
 * @param result what the `await` gives
 * @throws ValueError when `delay` is NaN
 */
export function sleep(delay: number): Coroutine<null>;
export function sleep<T>(delay: number, result: T): Coroutine<T>;
export function sleep(delay: number, result: unknown = null): Coroutine<unknown> {
  return new Coroutine(SLEEP, sleepBody(delay, result));
}

const WRAP_AWAITABLE: Code = { name: "_wrap_awaitable", site: 0 };

function* wrapAwaitable<T>(awaitable: Awaitable<T>): Generator<unknown, T, unknown> {
  return (yield awaitable) as T;
}

/**
 * Makes a future of an awaitable: a future stays as it is, a coroutine becomes a task.
 * @throws TypeError for what cannot be awaited
 */
export function ensureFuture<T>(awaitable: Awaitable<T>, options: { loop?: EventLoop } = {}): Future<T> {
  if (isfuture(awaitable)) {
    const future = awaitable as unknown as Future<T>;
    if (options.loop !== undefined && options.loop !== future.getLoop()) {
      throw new ValueError(
        "The future belongs to a different loop than the one specified as the loop argument",
      );
    }
    return future;
  }
  let coroutine = awaitable as Coroutine<T>;
  if (!(awaitable instanceof Coroutine)) {
    if (typeof (awaitable as { __await__?: unknown } | null | undefined)?.__await__ !== "function") {
      throw new TypeError("An asyncio.Future, a coroutine or an awaitable is required");
    }
    coroutine = new Coroutine(WRAP_AWAITABLE, wrapAwaitable(awaitable)) as never;
  }
  return (options.loop ?? getRunningLoop()).createTask(coroutine);
}
