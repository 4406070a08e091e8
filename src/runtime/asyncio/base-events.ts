import { RuntimeError, TypeError } from "../builtins/exceptions.ts";
import { writeError } from "../builtins/report.ts";
import { repr } from "../builtins/repr.ts";
import { type Context, ownContext } from "../contextvars/context.ts";
import { type AsyncGenerator, swapRegistry } from "../loop/async-generator.ts";
import type { Awaitable } from "../loop/awaitable.ts";
import { toNanoseconds, toSeconds } from "../loop/clock.ts";
import { type Coroutine, swapCreated } from "../loop/coroutine.ts";
import { CreatedCoroutines } from "../loop/created-coroutines.ts";
import { current } from "../loop/current.ts";
import { run } from "../loop/run.ts";
import { EventKind, NONE } from "../trace/events.ts";
import { type CallOptions, checkCallback, checkDelay, checkWhen, takeContext } from "./call-options.ts";
import {
  _getRunningLoop,
  _setRunningLoop,
  type Callback,
  Handle,
  NO_ARGUMENTS,
  TimerHandle,
} from "./events.ts";
import {
  callHandler,
  type ExceptionContext,
  type ExceptionHandler,
  isExit,
  printReport,
} from "./exception-handling.ts";
import { Future, isfuture } from "./futures.ts";
import { registerLoop, reportLeftovers, withCreation } from "./leftovers.ts";
import { stopLoopOf } from "./run-until-complete.ts";
import { Scheduler } from "./scheduler.ts";
import { shutdownAsyncgens, shutdownDefaultExecutor } from "./shutdown.ts";
import { Task, type TaskOptions } from "./task.ts";
import { ensureFuture } from "./tasks.ts";

export type { CallOptions } from "./call-options.ts";
export type { ExceptionContext, ExceptionHandler } from "./exception-handling.ts";

/** What `loop.setTaskFactory` takes: makes the task of a coroutine. */
export type TaskFactory = (loop: EventLoop, coro: Coroutine<never>, options: TaskOptions) => Task<never>;

/** An event loop in virtual time, as CPython's `BaseEventLoop`: its turn is `_run_once`, rule for rule. */
export class EventLoop {
  /** In debug mode, a callback that takes this many seconds or more is reported. Default 0.1. */
  slowCallbackDuration = 0.1;
  /** @internal Futures whose exception nobody has seen. */
  readonly _unretrieved = new Set<Future>();
  /** @internal The tasks that have not ended, in the order of creation. */
  readonly _tasks = new Set<Task>();
  /** @internal The asynchronous generators that have begun and not ended, in the order in which they began. */
  readonly _asyncgens = new Set<AsyncGenerator>();
  /** @internal The coroutines that were made while the loop ran, and have not begun. */
  readonly _created = new CreatedCoroutines<Coroutine>();
  /** @internal The task that runs now. */
  _currentTask: Task | null = null;
  /** @internal */ _debug = false;
  /** @internal */ _asyncgensShutdown = false;
  /** @internal */ _executorShutdown = false;
  readonly #number = run.nextLoop++;
  readonly #scheduler = new Scheduler(this);
  #stopping = false;
  #closed = false;
  #running = false;
  #exceptionHandler: ExceptionHandler | null = null;
  #taskFactory: TaskFactory | null = null;
  /** The callback that runs, in debug mode. */
  #currentHandle: Handle | null = null;

  constructor() {
    registerLoop(this);
  }

  /** The loop's clock: seconds of virtual time since the program started. */
  time(): number {
    return toSeconds(run.clock.now);
  }

  /** Calls `callback(...args)` at the loop's next turn, after what was scheduled before it. */
  callSoon<A extends unknown[]>(callback: Callback<A>, ...args: [...A, CallOptions] | A): Handle {
    return this.#callSoon("call_soon", callback as unknown as Callback, args);
  }

  /** As {@link EventLoop.callSoon}, for callers in other threads. */
  callSoonThreadsafe<A extends unknown[]>(callback: Callback<A>, ...args: [...A, CallOptions] | A): Handle {
    return this.#callSoon("call_soon_threadsafe", callback as unknown as Callback, args);
  }

  #callSoon(method: string, callback: Callback, args: unknown[]): Handle {
    this.#checkClosed();
    if (this._debug) checkCallback(callback, method);
    const context = takeContext(args);
    const handle = new Handle(callback, args, this, context);
    this.#scheduler.enqueue(handle);
    return handle;
  }

  /** Calls `callback(...args)` after `delay` seconds. */
  callLater<A extends unknown[]>(
    delay: number,
    callback: Callback<A>,
    ...args: [...A, CallOptions] | A
  ): TimerHandle {
    checkDelay(delay);
    return this.callAt(this.time() + delay, callback, ...args);
  }

  /** Calls `callback(...args)` when {@link EventLoop.time} is `when` (seconds). */
  callAt<A extends unknown[]>(
    when: number,
    callback: Callback<A>,
    ...args: [...A, CallOptions] | A
  ): TimerHandle {
    checkWhen(when);
    const plain = callback as unknown as Callback;
    if (this._debug) checkCallback(plain, "call_at");
    const context = takeContext(args);
    return this.#schedule(toNanoseconds(when), plain, args, callback.name || "callback", context);
  }

  /** @internal {@link EventLoop.callLater} with a name for what is waited for. */
  _callAfter<A extends unknown[]>(
    delay: number,
    purpose: string,
    callback: Callback<A>,
    args: A | typeof NO_ARGUMENTS = NO_ARGUMENTS,
  ): TimerHandle {
    const when = toNanoseconds(this.time() + delay);
    return this.#schedule(when, callback as unknown as Callback, args, purpose, ownContext);
  }

  /** @internal {@link EventLoop.callSoon} in a given context. */
  _callIn(context: Context, callback: Callback, args: readonly unknown[]): void {
    this._enqueue(new Handle(callback, args, this, context));
  }

  /** @internal Adds a handle to what runs at the next turn. */
  _enqueue(handle: Handle): void {
    this.#checkClosed();
    handle._cause = current.cause;
    this.#scheduler.enqueue(handle);
  }

  #schedule(
    when: number,
    callback: Callback,
    args: readonly unknown[],
    purpose: string,
    context?: Context | null,
  ): TimerHandle {
    this.#checkClosed();
    // CPython compares with NaN, and finds that it is not in the future.
    const moment = Number.isNaN(when) ? run.clock.now : when;
    const timer = new TimerHandle(moment, callback, args, this, purpose, context);
    this.#scheduler.schedule(timer);
    return timer;
  }

  /** Makes a future that belongs to this loop. */
  createFuture<T = unknown>(): Future<T> {
    return new Future<T>({ loop: this });
  }

  /** Makes a task of a coroutine, with the task factory if one was set. */
  createTask<T>(coro: Coroutine<T>, options: TaskOptions = {}): Task<T> {
    this.#checkClosed();
    if (this.#taskFactory !== null) {
      return this.#taskFactory(this, coro as Coroutine<never>, options) as Task<T>;
    }
    return new Task<T>(coro, { ...options, loop: this });
  }

  /**
   * Sets what {@link EventLoop.createTask} makes tasks with; null for the default.
   * @throws TypeError for what cannot be called
   */
  setTaskFactory(factory: TaskFactory | null): void {
    if (factory !== null && typeof factory !== "function") {
      throw new TypeError("task factory must be a callable or None");
    }
    this.#taskFactory = factory;
  }

  /** The task factory, or null. */
  getTaskFactory(): TaskFactory | null {
    return this.#taskFactory;
  }

  /**
   * Runs the loop until the awaitable is done.
   * @returns its result
   * @throws its exception; RuntimeError when the loop is stopped first, runs already, or is closed
   */
  runUntilComplete<T>(awaitable: Awaitable<T>): T {
    this.#checkClosed();
    this.#checkRunning();
    const isNew = !isfuture(awaitable);
    const future = ensureFuture(awaitable, { loop: this });
    // Nobody else knows the task: when it does not end, an exception says so.
    if (isNew && future instanceof Task) future._logDestroyPending = false;
    future.addDoneCallback(stopLoopOf as never);
    try {
      this.runForever();
    } catch (error) {
      // The caller has no access to the task, and so could not see the exception.
      if (isNew && future.done() && !future.cancelled()) future._retrieved();
      throw error;
    } finally {
      future.removeDoneCallback(stopLoopOf as never);
    }
    if (!future.done()) throw new RuntimeError("Event loop stopped before Future completed.");
    return future.result();
  }

  /** Runs the loop until {@link EventLoop.stop} is called. */
  runForever(): void {
    this.#checkClosed();
    this.#checkRunning();
    this.#running = true;
    _setRunningLoop(this);
    const created = swapCreated(this._created);
    const registry = swapRegistry(this._asyncgens);
    run.recorder.record(EventKind.loopStarted, { subject: this.#number });
    try {
      do this.#scheduler.runOnce(this.#stopping);
      while (!this.#stopping);
    } finally {
      this.#stopping = false;
      this.#running = false;
      _setRunningLoop(null);
      swapCreated(created);
      swapRegistry(registry);
      // A run that was stopped stands where it stood.
      if (run.stopped === null) run.recorder.record(EventKind.loopStopped, { subject: this.#number });
    }
  }

  /** Ends {@link EventLoop.runForever} after the turn that is going on. */
  stop(): void {
    this.#stopping = true;
  }

  /** Whether the loop runs. */
  isRunning(): boolean {
    return this.#running;
  }

  /** Whether the loop is closed. */
  isClosed(): boolean {
    return this.#closed;
  }

  /**
   * Drops what is scheduled, and reports what the loop leaves behind: coroutines that were never awaited,
   * tasks that are pending, exceptions that nobody has seen.
   * @throws RuntimeError while the loop runs
   */
  close(): void {
    if (this.#running) throw new RuntimeError("Cannot close a running event loop");
    if (this.#closed) return;
    this.#closed = true;
    this.#scheduler.clear();
    this._executorShutdown = true;
    reportLeftovers(this);
  }

  /** Closes the asynchronous generators that have begun and not ended, at once, in the order of their begin. */
  shutdownAsyncgens(): Coroutine<null> {
    return shutdownAsyncgens(this);
  }

  /**
   * Waits for the default executor's threads to end.
   * @param timeout seconds; null for as long as it takes
   */
  shutdownDefaultExecutor(timeout: number | null = null): Coroutine<null> {
    return shutdownDefaultExecutor(this, timeout);
  }

  /** Whether the loop is in debug mode. */
  getDebug(): boolean {
    return this._debug;
  }

  /** Debug mode reports slow callbacks, and shows where tasks and callbacks were made. */
  setDebug(enabled: boolean): void {
    this._debug = enabled;
  }

  /**
   * Sets what is told of errors that no `await` can see; null for the default, which prints them.
   * @throws TypeError for what cannot be called
   */
  setExceptionHandler(handler: ExceptionHandler | null): void {
    if (handler !== null && typeof handler !== "function") {
      throw new TypeError(`A callable object or None is expected, got ${repr(handler)}`);
    }
    this.#exceptionHandler = handler;
  }

  /** The program's own exception handler, or null. */
  getExceptionHandler(): ExceptionHandler | null {
    return this.#exceptionHandler;
  }

  /** Prints an error that no `await` can see; a handler of a program's own can fall back on it. */
  defaultExceptionHandler(context: ExceptionContext): void {
    const handle = this.#currentHandle;
    if (context.source_traceback === undefined && handle?._createdAt) {
      context.handle_traceback = handle._createdAt;
    }
    printReport(context);
  }

  /** Tells the exception handler of an error that no `await` can see. */
  callExceptionHandler(context: ExceptionContext): void {
    if (this.#exceptionHandler === null) this.defaultExceptionHandler(context);
    else callHandler(this.#exceptionHandler, this, context);
  }

  /** Python's `repr`. */
  toString(): string {
    const [running, closed, debug] = [this.#running, this.#closed, this._debug].map(pythonBoolean);
    return `<${this.constructor.name} running=${running} closed=${closed} debug=${debug}>`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }

  #checkClosed(): void {
    if (this.#closed) throw new RuntimeError("Event loop is closed");
  }

  #checkRunning(): void {
    if (this.#running) throw new RuntimeError("This event loop is already running");
    if (_getRunningLoop() !== null) {
      throw new RuntimeError("Cannot run the event loop while another loop is running");
    }
  }

  /** @internal Something outside has completed: `callback` runs in the next turn, as what a selector reports. */
  _ioCompleted(callback: () => void): void {
    if (!this.#closed) this.#scheduler.complete(new Handle(callback, [], this));
  }

  /** @internal Runs a callback; virtual time passes in it only when it blocks the loop. */
  _perform(handle: Handle): void {
    if (!this._debug) return handle._run();
    const start = run.clock.now;
    this.#currentHandle = handle;
    try {
      handle._run();
      const seconds = toSeconds(run.clock.now - start);
      if (seconds >= this.slowCallbackDuration) {
        writeError(`Executing ${handle._subjectText()} took ${seconds.toFixed(3)} seconds`);
      }
    } finally {
      this.#currentHandle = null;
    }
  }

  /** @internal A callback raised: an exit of the program passes on, all else goes to the exception handler. */
  _callbackFailed(handle: Handle, exception: unknown): void {
    if (isExit(exception)) throw exception;
    const message = `Exception in callback ${handle._callbackText()}`;
    this.callExceptionHandler(withCreation(handle, { message, exception, handle }));
  }

  /** @internal */
  _timerCancelled(timer: TimerHandle): void {
    this.#scheduler.timerCancelled(timer);
  }

  /** @internal */
  _register(task: Task): void {
    this._tasks.add(task);
  }

  /** @internal @returns the task that ran before, to be given back to {@link EventLoop._leaveTask}. */
  _enterTask(task: Task): Task | null {
    const outer = this._currentTask;
    this._currentTask = task;
    current.task = task._id;
    return outer;
  }

  /** @internal */
  _leaveTask(task: Task, outer: Task | null): void {
    this._currentTask = outer;
    current.task = outer?._id ?? NONE;
    if (task.done()) this._tasks.delete(task);
  }
}

function pythonBoolean(value: boolean): string {
  return value ? "True" : "False";
}
