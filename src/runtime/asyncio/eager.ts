import type { Coroutine } from "../loop/coroutine.ts";
import type { EventLoop, TaskFactory } from "./base-events.ts";
import { Task, type TaskOptions } from "./task.ts";

/** Makes a task of a coroutine, as the class `Task` does. */
type TaskConstructor = new (
  coro: Coroutine<never>,
  options: TaskOptions & { loop?: EventLoop },
) => Task<never>;

/**
 * Makes a task factory for {@link EventLoop.setTaskFactory} whose tasks run to their first suspension inside
 * of `createTask`.
 * @param customTaskConstructor the class of the tasks
 */
export function createEagerTaskFactory(customTaskConstructor: TaskConstructor): TaskFactory {
  return (loop, coro, options) =>
    new customTaskConstructor(coro, { ...options, eagerStart: options.eagerStart ?? true, loop });
}

/** A task factory whose tasks run to their first suspension inside of `createTask`. */
export const eagerTaskFactory: TaskFactory = createEagerTaskFactory(Task);
