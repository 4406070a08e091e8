import { KeyboardInterrupt, RuntimeError, Stop, SystemExit } from "../builtins/exceptions.ts";
import { printTraceback, writeError } from "../builtins/report.ts";
import { repr } from "../builtins/repr.ts";
import type { Awaitable } from "../loop/awaitable.ts";
import { NANOSECONDS, toNanoseconds, toSeconds } from "../loop/clock.ts";
import type { Coroutine } from "../loop/coroutine.ts";
import { current } from "../loop/current.ts";
import { run, stopRun } from "../loop/run.ts";
import { TimerQueue } from "../loop/timers.ts";
import { EventKind, NONE } from "../trace/events.ts";
import { describeDeadlock } from "./deadlock.ts";
import { _getRunningLoop, _setRunningLoop, type Callback, Handle, TimerHandle } from "./events.ts";
import { Future, isfuture } from "./futures.ts";
import { ensureFuture, Task, type TaskOptions } from "./tasks.ts";

/** What an exception handler is told; the keys are CPython's. */
export interface ExceptionContext {
  message?: string;
  exception?: unknown;
  future?: Future;
  task?: Task;
  handle?: Handle;
  [key: string]: unknown;
}

/** An event loop in virtual time, as CPython's `BaseEventLoop`: its turn is `_run_once`, rule for rule. */
export class EventLoop {
  /** @internal Futures whose exception nobody has seen, in the order in which they failed. */
  readonly _unretrieved = new Set<Future>();
  /** @internal The tasks that have not ended, in the order of creation. */
  readonly _tasks = new Set<Task>();
  /** @internal The task that runs now. */
  _currentTask: Task | null = null;
  readonly #number = run.nextLoop++;
  readonly #timers = new TimerQueue<TimerHandle>();
  #ready: Handle[] = [];
  #stopping = false;
  #closed = false;
  #running = false;
  #cancelledTimers = 0;

  /** The loop's clock: seconds of virtual time since the program started. */
  time(): number {
    return toSeconds(run.clock.now);
  }

  /** Calls `callback(...args)` at the loop's next turn, after what was scheduled before it. */
  callSoon<A extends unknown[]>(callback: Callback<A>, ...args: A): Handle {
    this.#checkClosed();
    const handle = new Handle(callback as unknown as Callback, args, this);
    this.#ready.push(handle);
    return handle;
  }

  /** Calls `callback(...args)` after `delay` seconds. */
  callLater<A extends unknown[]>(delay: number, callback: Callback<A>, ...args: A): TimerHandle {
    return this.callAt(this.time() + delay, callback, ...args);
  }

  /** Calls `callback(...args)` when {@link EventLoop.time} is `when` (seconds). */
  callAt<A extends unknown[]>(when: number, callback: Callback<A>, ...args: A): TimerHandle {
    return this.#schedule(
      toNanoseconds(when),
      callback as unknown as Callback,
      args,
      callback.name || "callback",
    );
  }

  /** @internal {@link EventLoop.callLater} with a name for what is waited for. */
  _callAfter(delay: number, purpose: string, callback: Callback<[]>): TimerHandle {
    return this.#schedule(toNanoseconds(this.time() + delay), callback as unknown as Callback, [], purpose);
  }

  #schedule(when: number, callback: Callback, args: unknown[], purpose: string): TimerHandle {
    this.#checkClosed();
    const timer = new TimerHandle(when, callback, args, this, purpose);
    this.#timers.push(timer);
    return timer;
  }

  /** Makes a future that belongs to this loop. */
  createFuture<T = unknown>(): Future<T> {
    return new Future<T>({ loop: this });
  }

  /** Makes a task of a coroutine. */
  createTask<T>(coro: Coroutine<T>, options: TaskOptions = {}): Task<T> {
    this.#checkClosed();
    return new Task<T>(coro, { ...options, loop: this });
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
    const stop = (): void => this.stop();
    future.addDoneCallback(stop);
    try {
      this.runForever();
    } catch (error) {
      // The caller has no access to the task, and so could not see the exception.
      if (isNew && future.done() && !future.cancelled()) future._retrieved();
      throw error;
    } finally {
      future.removeDoneCallback(stop);
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
    run.recorder.record(EventKind.loopStarted, { subject: this.#number });
    try {
      do this.#runOnce();
      while (!this.#stopping);
    } finally {
      this.#stopping = false;
      this.#running = false;
      _setRunningLoop(null);
      run.recorder.record(EventKind.loopStopped, { subject: this.#number });
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
   * Drops what is scheduled, and reports the exceptions that nobody has seen.
   * @throws RuntimeError while the loop runs
   */
  close(): void {
    if (this.#running) throw new RuntimeError("Cannot close a running event loop");
    if (this.#closed) return;
    this.#closed = true;
    this.#ready = [];
    this.#timers.sweep(() => true);
    for (const future of this._unretrieved) {
      const kind = future instanceof Task ? "Task" : "Future";
      let exception: unknown = null;
      try {
        exception = future.exception();
      } catch {
        continue;
      }
      this.callExceptionHandler({ message: `${kind} exception was never retrieved`, exception, future });
    }
  }

  /** Tells the exception handler of an error that no `await` can see; the default one prints it. */
  callExceptionHandler(context: ExceptionContext): void {
    const lines = [context.message ?? "Unhandled exception in event loop"];
    for (const key of Object.keys(context).sort()) {
      if (key !== "message" && key !== "exception") lines.push(`${key}: ${repr(context[key])}`);
    }
    writeError(lines.join("\n"));
    if (context.exception !== undefined) printTraceback(context.exception);
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

  /** One turn: move the clock if nothing is ready, then run what is ready now, but nothing that it adds. */
  #runOnce(): void {
    this.#dropCancelledTimers();
    if (this.#ready.length === 0 && !this.#stopping) {
      const next = this.#timers.peek();
      if (next === undefined) stopRun("deadlock", describeDeadlock(this));
      run.clock.advanceTo(next._when);
      if (run.clock.now > run.limits.virtualTime * NANOSECONDS) {
        stopRun(
          "limit",
          `stopped after ${run.limits.virtualTime} s of virtual time: the program does not seem to end`,
        );
      }
    }
    for (let timer = this.#timers.peek(); timer !== undefined && timer._when <= run.clock.now; ) {
      this.#timers.pop();
      if (!timer.cancelled()) {
        timer._cause = run.recorder.record(EventKind.timerFired, {
          subject: timer.sequence,
          cause: timer._cause,
        });
        this.#ready.push(timer);
      }
      timer = this.#timers.peek();
    }
    const snapshot = this.#ready;
    this.#ready = [];
    for (const handle of snapshot) {
      if (handle.cancelled()) continue;
      run.steps += 1;
      if (run.steps > run.limits.steps) {
        stopRun("limit", `stopped after ${run.limits.steps} steps: the program does not seem to end`);
      }
      current.cause = handle._cause;
      current.site = 0;
      handle._run();
    }
  }

  /** @internal A callback raised: an exit of the program passes on, all else goes to the exception handler. */
  _callbackFailed(handle: Handle, exception: unknown): void {
    if (
      exception instanceof Stop ||
      exception instanceof KeyboardInterrupt ||
      exception instanceof SystemExit
    ) {
      throw exception;
    }
    this.callExceptionHandler({ message: `Exception in callback ${repr(handle)}`, exception, handle });
  }

  /** @internal Keeps count, so that a heap full of cancelled timers is cleared. */
  _timerCancelled(timer: TimerHandle): void {
    if (timer._when <= run.clock.now) return;
    run.recorder.record(EventKind.timerCancelled, { subject: timer.sequence });
    this.#cancelledTimers += 1;
  }

  #dropCancelledTimers(): void {
    const { size } = this.#timers;
    if (size > 100 && this.#cancelledTimers / size > 0.5) {
      this.#timers.sweep((timer) => timer.cancelled());
      this.#cancelledTimers = 0;
      return;
    }
    while (this.#timers.peek()?.cancelled() === true) {
      this.#timers.pop();
      this.#cancelledTimers -= 1;
    }
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
