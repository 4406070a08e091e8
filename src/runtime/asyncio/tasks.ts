import { RuntimeError, TypeError, ValueError } from "../builtins/exceptions.ts";
import type { Awaitable } from "../loop/awaitable.ts";
import { type Code, Coroutine } from "../loop/coroutine.ts";
import type { EventLoop } from "./base-events.ts";
import { getEventLoop } from "./current-loop.ts";
import { getRunningLoop } from "./events.ts";
import { type Future, isfuture } from "./futures.ts";
import type { Task, TaskOptions } from "./task.ts";

export { Task, type TaskOptions } from "./task.ts";

/**
 * Makes a task of a coroutine; its first line runs at the loop's next turn.
 * @throws RuntimeError when no loop is running; TypeError for what is no coroutine
 */
export function createTask<T>(coro: Coroutine<T>, options: TaskOptions = {}): Task<T> {
  return getRunningLoop().createTask(coro, options);
}

/**
 * The task that runs now, or null in a callback of the loop's.
 * @param loop the running loop by default
 * @throws RuntimeError when no loop is running, and none is given
 */
export function currentTask(loop: EventLoop | null = null): Task | null {
  return (loop ?? getRunningLoop())._currentTask;
}

/**
 * The tasks that have not ended, in the order of their creation.
 * @param loop the running loop by default
 * @throws RuntimeError when no loop is running, and none is given
 */
export function allTasks(loop: EventLoop | null = null): Set<Task> {
  return new Set([...(loop ?? getRunningLoop())._tasks].filter((task) => !task.done()));
}

/** @returns whether `value` is a coroutine: what calling an async function returns. */
export function iscoroutine(value: unknown): value is Coroutine {
  return value instanceof Coroutine;
}

const WRAP_AWAITABLE: Code = { name: "_wrap_awaitable", site: 0 };

function* wrapAwaitable<T>(awaitable: Awaitable<T>): Generator<unknown, T, unknown> {
  return (yield awaitable) as T;
}

/**
 * @internal A coroutine that awaits what has an `__await__`; a coroutine stays as it is.
 * @throws TypeError for what cannot be awaited
 */
export function asCoroutine<T>(awaitable: Awaitable<T>): Coroutine<T> {
  if (awaitable instanceof Coroutine) return awaitable;
  if (typeof (awaitable as { __await__?: unknown } | null | undefined)?.__await__ !== "function") {
    throw new TypeError("An asyncio.Future, a coroutine or an awaitable is required");
  }
  return new Coroutine(WRAP_AWAITABLE, wrapAwaitable(awaitable));
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
  const coroutine = asCoroutine(awaitable);
  const loop = options.loop ?? getEventLoop();
  try {
    return loop.createTask(coroutine);
  } catch (error) {
    // A loop that is closed makes no tasks; nobody is left to await the coroutine.
    if (error instanceof RuntimeError && coroutine === (awaitable as unknown)) coroutine.close();
    throw error;
  }
}
