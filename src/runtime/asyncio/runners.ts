import { RuntimeError, TypeError } from "../builtins/exceptions.ts";
import type { Awaitable } from "../loop/awaitable.ts";
import { Coroutine } from "../loop/coroutine.ts";
import { run as runState } from "../loop/run.ts";
import { EventLoop } from "./base-events.ts";
import { _getRunningLoop } from "./events.ts";
import { gather } from "./gather.ts";

/**
 * Runs a coroutine in a new event loop, to its end, and closes the loop: synchronous, as in Python.
 * @returns what the coroutine returns
 * @throws what it raises; RuntimeError when a loop runs already; TypeError for what cannot be awaited
 */
export function run<T>(main: Awaitable<T>): T {
  if (_getRunningLoop() !== null) {
    throw new RuntimeError("asyncio.run() cannot be called from a running event loop");
  }
  const loop = new EventLoop();
  try {
    if (!(main instanceof Coroutine)) {
      throw new TypeError("An asyncio.Future, a coroutine or an awaitable is required");
    }
    return loop.runUntilComplete(loop.createTask(main));
  } finally {
    // Nothing more runs in a run that was stopped, clean-up included.
    if (runState.stopped === null) {
      cancelAllTasks(loop);
      loop.close();
    }
  }
}

/** Cancels what is left, and lets it clean up. */
function cancelAllTasks(loop: EventLoop): void {
  const left = [...loop._tasks];
  if (left.length === 0) return;
  for (const task of left) task.cancel();
  loop.runUntilComplete(gather(...left, { returnExceptions: true }));
  for (const task of left) {
    if (task.cancelled()) continue;
    const exception = task.exception();
    if (exception === null) continue;
    loop.callExceptionHandler({
      message: "unhandled exception during asyncio.run() shutdown",
      exception,
      task,
    });
  }
}
