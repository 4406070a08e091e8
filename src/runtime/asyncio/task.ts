import { KeyboardInterrupt, RuntimeError, Stop, SystemExit, TypeError } from "../builtins/exceptions.ts";
import { describeError } from "../builtins/report.ts";
import { repr } from "../builtins/repr.ts";
import { type Context, copyContext, enterContext, leaveContext } from "../contextvars/context.ts";
import { Coroutine, drive, ENDED } from "../loop/coroutine.ts";
import { current } from "../loop/current.ts";
import { run } from "../loop/run.ts";
import { siteName } from "../loop/sites.ts";
import { EventKind, WaitKind } from "../trace/events.ts";
import type { Frame } from "../trace/trace.ts";
import type { EventLoop } from "./base-events.ts";
import { Handle, NO_ARGUMENTS } from "./events.ts";
import { CancelledError, InvalidStateError } from "./exceptions.ts";
import {
  Future,
  futureAddToAwaitedBy,
  futureDiscardFromAwaitedBy,
  isfuture,
  type WaitingTask,
} from "./futures.ts";
import { awaitStack, printStackOf, type StackOptions, stackOf } from "./task-stack.ts";

/** What `createTask` takes by keyword. */
export interface TaskOptions {
  /** The task's name; `Task-1`, `Task-2`, … by default. */
  name?: string | null;
  /** The context that the task runs in; a copy of the current one by default. */
  context?: Context | null;
  /** Run the coroutine to its first suspension at once, before the call returns. */
  eagerStart?: boolean | null;
}

/** A coroutine that the loop drives, as `asyncio.Task`. */
export class Task<T = unknown> extends Future<T> {
  /** @internal Its number in the trace. */
  readonly _id: number;
  /** @internal */ _mustCancel = false;
  /** @internal What it is suspended on. */
  _waiter: Future | null = null;
  /** @internal Whether to report it when its loop closes before it ends. */
  _logDestroyPending = true;
  #name: string;
  readonly #coroutine: Coroutine<T>;
  readonly #context: Context;
  readonly #step: TaskStep;
  #cancelRequests = 0;
  #started = false;

  /** @param coro what to drive; must be a coroutine */
  constructor(coro: Coroutine<T>, options: TaskOptions & { loop?: EventLoop } = {}) {
    super(options);
    if (!(coro instanceof Coroutine)) {
      throw new TypeError(`a coroutine was expected, got ${repr(coro)}`);
    }
    this.#coroutine = coro;
    const { name } = options;
    this.#name = name === undefined || name === null ? `Task-${run.nextTaskName++}` : String(name);
    this.#context = options.context ?? copyContext();
    this._waitKind = WaitKind.task;
    this._id = run.nextTask++;
    run.recorder.record(EventKind.taskCreated, {
      subject: this._id,
      text: this.#name,
      value: run.recorder.intern(this.#coroutine.code.name),
    });
    this.#step = new TaskStep(this as unknown as Task<never>, this._loop, this.#context);
    this._loop._register(this as Task);
    if (options.eagerStart === true && this._loop.isRunning()) this.#startEagerly();
    else this._loop._enqueue(this.#step);
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

  /** The context that the task runs in. */
  getContext(): Context {
    return this.#context;
  }

  /**
   * Where the task is: the place where its coroutine is suspended, or, when it failed, the frames of its
   * exception, outermost first. Empty when it has returned, or was cancelled.
   * @param options `limit` is the greatest number of frames
   */
  getStack(options: Pick<StackOptions, "limit"> = {}): Frame[] {
    return stackOf(this as unknown as Task<never>, options.limit ?? null);
  }

  /**
   * Prints what {@link Task.getStack} gives.
   * @param options `limit` is the greatest number of frames; `file` is what to write to, standard error by
   * default
   */
  printStack(options: StackOptions = {}): void {
    printStackOf(this as unknown as Task<never>, options);
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

  /** The first step, inside of the call that makes the task. */
  #startEagerly(): void {
    const { site } = current;
    const outer = enterContext(this.#context);
    try {
      this.#run(false, undefined);
    } finally {
      leaveContext(this.#context, outer);
      current.site = site;
    }
  }

  /** @internal One step, from its handle: `error` is thrown in at the `await`, when there is one. */
  _step(throwing: boolean, error: unknown): void {
    if (this.done()) {
      throw new InvalidStateError(
        `__step(): already done: ${repr(this)}, ${throwing ? repr(error) : "None"}`,
      );
    }
    let thrown = error;
    let isThrowing = throwing;
    if (this._mustCancel) {
      if (!(throwing && thrown instanceof CancelledError)) {
        isThrowing = true;
        thrown = this._makeCancelledError();
      }
      this._mustCancel = false;
    }
    this._waiter = null;
    this.#run(isThrowing, thrown);
  }

  #run(throwing: boolean, thrown: unknown): void {
    const loop = this._loop;
    const outer = loop._enterTask(this as Task);
    current.site = (this.#coroutine.top ?? this.#coroutine).site;
    run.recorder.record(this.#started ? EventKind.taskResumed : EventKind.taskStarted, {
      cause: current.cause,
    });
    this.#started = true;
    try {
      this.#goOn(throwing, thrown);
    } finally {
      loop._leaveTask(this as Task, outer);
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
      run.recorder.record(EventKind.taskSuspended, {
        text: "its next turn",
        value: WaitKind.turn,
        stack: awaitStack(this.#coroutine as Coroutine),
      });
      this._loop._enqueue(this.#step);
      return;
    }
    if (!isfuture(awaited)) return this.#refuse(`Task got bad yield: ${repr(awaited)}`);
    const future = awaited as unknown as Future;
    if (future.getLoop() !== this._loop) {
      return this.#refuse(`Task ${repr(this)} got Future ${repr(future)} attached to a different loop`);
    }
    if (!future._asyncioFutureBlocking) {
      return this.#refuse(`yield was used instead of yield from in task ${repr(this)} with ${repr(future)}`);
    }
    if (future === (this as unknown)) return this.#refuse(`Task cannot await on itself: ${repr(this)}`);
    futureAddToAwaitedBy(future, this);
    future._asyncioFutureBlocking = false;
    run.recorder.record(EventKind.taskSuspended, {
      text: future instanceof Task ? future.getName() : future._waitText,
      value: future._waitKind,
      stack: awaitStack(this.#coroutine as Coroutine),
      ...(future instanceof Task ? { subject: future._id } : {}),
    });
    future._addWaiter(this.#step);
    this._waiter = future;
    if (this._mustCancel && future.cancel(this._cancelMessage)) this._mustCancel = false;
  }

  /** What was yielded cannot be waited for: the coroutine gets a RuntimeError at its next turn. */
  #refuse(text: string): void {
    run.recorder.record(EventKind.taskSuspended, {
      text: "its next turn",
      value: WaitKind.turn,
      stack: awaitStack(this.#coroutine as Coroutine),
    });
    this.#step.error = new RuntimeError(text);
    this._loop._enqueue(this.#step);
  }

  /** @internal What the task waits for, in words. */
  _waiterText(): string {
    const waiter = this._waiter;
    if (waiter === null) return "its next turn";
    return waiter instanceof Task ? waiter.getName() : waiter._waitText;
  }

  /** @internal */
  override _reprInfo(): string[] {
    const info = super._reprInfo();
    if (this.cancelling() > 0 && !this.done()) info[0] = "cancelling";
    const coroutine = this.#coroutine;
    const { code } = coroutine;
    const place = coroutine.ended
      ? ` done, defined${siteName(code.site)}`
      : ` running${siteName(coroutine.site)}`;
    const waiting = this._waiter === null ? [] : [`wait_for=${this._waiter}`];
    info.splice(1, 0, `name=${repr(this.#name)}`, `coro=<${code.name}()${place}>`, ...waiting);
    return info;
  }
}

/**
 * A task's next step among the loop's handles. A task has at most one that is scheduled, so that one handle
 * serves it all its life: for its first step, after a bare yield, and when what it waits for is done.
 */
class TaskStep extends Handle implements WaitingTask {
  readonly callback = null;
  /** What the task was woken by. */
  future: Future<never> | null = null;
  /** What the step throws in. */
  error: unknown = undefined;
  readonly #task: Task<never>;
  override readonly _taskId: number;

  constructor(task: Task<never>, loop: EventLoop, context: Context) {
    super(null, NO_ARGUMENTS, loop, context);
    this.#task = task;
    this._taskId = task._id;
  }

  override _readyText(): string {
    return this.#task.getName();
  }

  _wakeBy(future: Future<never>): void {
    this.future = future;
    this._loop._enqueue(this);
  }

  override _run(): void {
    try {
      const outer = enterContext(this._context);
      try {
        this.#runStep();
      } finally {
        leaveContext(this._context, outer);
      }
    } catch (error) {
      this._loop._callbackFailed(this, error);
    }
  }

  #runStep(): void {
    const { future, error } = this;
    this.error = undefined;
    if (future === null) return this.#task._step(error !== undefined, error);
    this.future = null;
    futureDiscardFromAwaitedBy(future, this.#task);
    let raised: unknown;
    try {
      future.result();
    } catch (thrown) {
      if (thrown instanceof Stop) throw thrown;
      raised = thrown;
      this.#task._step(true, raised);
      return;
    }
    this.#task._step(false, undefined);
  }

  override _callbackText(): string {
    return this.future === null ? "<TaskStepMethWrapper object>()" : "Task.task_wakeup()";
  }

  override _subjectText(): string {
    return this.#task.toString();
  }
}
