import { BaseExceptionGroup } from "../builtins/exception-groups.ts";
import { KeyboardInterrupt, RuntimeError, SystemExit } from "../builtins/exceptions.ts";
import { repr } from "../builtins/repr.ts";
import type { Enterable } from "../loop/awaitable.ts";
import { type Body, type Code, Coroutine } from "../loop/coroutine.ts";
import { WaitKind } from "../trace/events.ts";
import { beginAwaiting, endAwaiting } from "./awaited-by.ts";
import type { EventLoop } from "./base-events.ts";
import { getRunningLoop } from "./events.ts";
import { CancelledError } from "./exceptions.ts";
import type { Future } from "./futures.ts";
import { describedFuture } from "./resources.ts";
import type { Task, TaskOptions } from "./tasks.ts";

const ENTER: Code = { name: "TaskGroup.__aenter__", site: 0 };
const EXIT: Code = { name: "TaskGroup.__aexit__", site: 0 };

/** A group of tasks, entered: what `group` is in `await using group = await new asyncio.TaskGroup()`. */
export interface TaskGroup {
  /**
   * Makes a task that the group waits for; tasks of the group may add further ones.
   * @param options as for `asyncio.createTask`
   * @throws RuntimeError before the block is entered, after the group has ended, and while it ends because of
   * an error; the coroutine is closed then
   */
  createTask<T>(coro: Coroutine<T>, options?: TaskOptions): Task<T>;
  /** Python's `repr`: `<TaskGroup tasks=2 entered>`. */
  toString(): string;
  /** Exists for the type checker only: leaving the block waits for the tasks. */
  [Symbol.asyncDispose](): PromiseLike<void>;
}

type TaskGroupMembers = Omit<TaskGroup, typeof Symbol.asyncDispose>;

/** A group that is not entered yet: `await using group = await …` enters it. */
export type UnenteredTaskGroup = TaskGroupMembers & Enterable<TaskGroup>;

/**
 * Tasks that end with a block, as `asyncio.TaskGroup`: `await using group = await new asyncio.TaskGroup();`.
 * Leaving the block waits for them all.
 *
 * When one raises anything but CancelledError, the others and the block are cancelled, and when all have
 * ended, the errors, the block's own among them, are raised as an `ExceptionGroup`. KeyboardInterrupt and
 * SystemExit are raised as they are. A task that is cancelled alone leaves the others alone.
 */
export const TaskGroup: { new (): UnenteredTaskGroup } = class TaskGroup implements TaskGroupMembers {
  #loop: EventLoop | null = null;
  #parent: Task | null = null;
  #entered = false;
  #exiting = false;
  #aborting = false;
  /** The group has cancelled its parent, and must take that back. */
  #cancelledParent = false;
  readonly #tasks = new Set<Task>();
  #errors: unknown[] = [];
  /** A KeyboardInterrupt or SystemExit, which is raised instead of a group. */
  #exit: { readonly error: unknown } | null = null;
  /** What the end of the block waits for: done when no task is left. */
  #completed: Future<true> | null = null;
  /** One function for all tasks, under the name that a task's `repr` shows. */
  readonly #onTaskDone = {
    "TaskGroup._on_task_done": (task: Task): void => this.#taskDone(task),
  }["TaskGroup._on_task_done"];

  toString(): string {
    const info = ["TaskGroup"];
    if (this.#tasks.size > 0) info.push(`tasks=${this.#tasks.size}`);
    if (this.#errors.length > 0) info.push(`errors=${this.#errors.length}`);
    if (this.#aborting) info.push("cancelling");
    else if (this.#entered) info.push("entered");
    return `<${info.join(" ")}>`;
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }

  createTask<T>(coro: Coroutine<T>, options: TaskOptions = {}): Task<T> {
    const refusal = !this.#entered
      ? "has not been entered"
      : this.#exiting && this.#tasks.size === 0
        ? "is finished"
        : this.#aborting
          ? "is shutting down"
          : null;
    if (refusal !== null) {
      coro.close();
      throw new RuntimeError(`TaskGroup ${this} ${refusal}`);
    }
    const task = (this.#loop as EventLoop).createTask(coro, options);
    beginAwaiting(task, this.#parent);
    // Also for an eager task that is done: its error must not cancel the parent inside of this call.
    this.#tasks.add(task as Task<unknown>);
    (task as Task).addDoneCallback(this.#onTaskDone as (task: Future) => void);
    return task;
  }

  __aenter__(): Coroutine<this> {
    return new Coroutine(ENTER, this.#enter());
  }

  // biome-ignore lint/correctness/useYield: a coroutine that never waits, as CPython's.
  *#enter(): Body<this> {
    if (this.#entered) throw new RuntimeError(`TaskGroup ${this} has already been entered`);
    this.#loop ??= getRunningLoop();
    this.#parent = this.#loop._currentTask;
    if (this.#parent === null) {
      throw new RuntimeError(`TaskGroup ${this} cannot determine the parent task`);
    }
    this.#entered = true;
    return this;
  }

  __aexit__(type: unknown, error: unknown, _traceback: unknown): Coroutine<null> {
    return new Coroutine(EXIT, this.#leave(type !== null || error !== null, error));
  }

  *#leave(hasError: boolean, error: unknown): Body<null> {
    try {
      yield* this.#waitForTasks(hasError, error);
    } finally {
      this.#parent = null;
      this.#errors = [];
      this.#exit = null;
    }
    return null;
  }

  *#waitForTasks(hasError: boolean, error: unknown): Body<void> {
    const parent = this.#parent as Task;
    this.#exiting = true;
    if (hasError && isExit(error)) this.#exit ??= { error };
    let cancellation = error instanceof CancelledError ? error : null;
    if (hasError && !this.#aborting) this.#abort();
    // More than once: the wait itself can be cancelled, and tasks that end can have added others.
    while (this.#tasks.size > 0) {
      this.#completed ??= describedFuture<true>(
        this.#loop as EventLoop,
        WaitKind.taskGroup,
        "tasks of TaskGroup",
      );
      try {
        yield this.#completed;
      } catch (interruption) {
        if (!(interruption instanceof CancelledError)) throw interruption;
        if (!this.#aborting) {
          cancellation = interruption;
          this.#abort();
        }
      }
      this.#completed = null;
    }
    if (this.#exit !== null) throw this.#exit.error;
    // The group's own cancellation of its parent ends here; somebody else's goes on.
    if (this.#cancelledParent && parent.uncancel() === 0) cancellation = null;
    if (cancellation !== null && this.#errors.length === 0) throw cancellation;
    if (hasError && !(error instanceof CancelledError)) this.#errors.push(error);
    if (this.#errors.length === 0) return;
    if (parent.cancelling() > 0) {
      // Somebody else's cancellation is hidden by the group of errors: deliver it again.
      parent.uncancel();
      parent.cancel();
    }
    throw new BaseExceptionGroup("unhandled errors in a TaskGroup", this.#errors as Error[], {
      cause: null,
    });
  }

  #abort(): void {
    this.#aborting = true;
    for (const task of this.#tasks) if (!task.done()) task.cancel();
  }

  #taskDone(task: Task): void {
    const parent = this.#parent;
    this.#tasks.delete(task);
    endAwaiting(task, parent);
    if (this.#completed?.done() === false && this.#tasks.size === 0) this.#completed.setResult(true);
    if (task.cancelled()) return;
    const error = task.exception();
    if (error === null) return;
    this.#errors.push(error);
    if (isExit(error)) this.#exit ??= { error };
    if (parent?.done() === true) {
      this.#loop?.callExceptionHandler({
        message: `Task ${repr(task)} has errored out but its parent task ${parent} is already completed`,
        exception: error,
        task,
      });
      return;
    }
    if (this.#aborting || this.#cancelledParent) return;
    this.#abort();
    this.#cancelledParent = true;
    parent?.cancel();
  }
} as never;

/** These are raised as they are, and not in a group. */
function isExit(error: unknown): boolean {
  return error instanceof SystemExit || error instanceof KeyboardInterrupt;
}
