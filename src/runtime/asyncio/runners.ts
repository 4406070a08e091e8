import { RuntimeError, TypeError } from "../builtins/exceptions.ts";
import { type Context, copyContext } from "../contextvars/context.ts";
import type { Awaitable } from "../loop/awaitable.ts";
import { isAwaitable } from "../loop/coroutine.ts";
import { current } from "../loop/current.ts";
import { run as runState } from "../loop/run.ts";
import type { EventLoop } from "./base-events.ts";
import { newEventLoop, setEventLoop } from "./current-loop.ts";
import { _getRunningLoop } from "./events.ts";
import { gather } from "./gather.ts";
import { allTasks, asCoroutine } from "./tasks.ts";

/** What `run` and `Runner` take by keyword. */
export interface RunnerOptions {
  /** Debug mode of the loop; null leaves it as the loop has it. */
  debug?: boolean | null;
  /** What makes the loop; {@link newEventLoop} by default. */
  loopFactory?: (() => EventLoop) | null;
}

/** Seconds that the default executor's threads get to end. */
const EXECUTOR_TIMEOUT = 300;

/**
 * Runs coroutines, one after the other, in one event loop, which it makes at first use and closes at the end:
 * `using runner = new asyncio.Runner();`.
 */
export class Runner {
  readonly #debug: boolean | null;
  readonly #loopFactory: (() => EventLoop) | null;
  #loop: EventLoop | null = null;
  #context: Context | null = null;
  #closed = false;
  #isCurrentLoop = false;

  constructor(options: RunnerOptions = {}) {
    this.#debug = options.debug ?? null;
    this.#loopFactory = options.loopFactory ?? null;
  }

  /** The loop, made now if need be. */
  getLoop(): EventLoop {
    return this.#begin();
  }

  /**
   * Runs an awaitable to its end.
   * @param options `context` is what it runs in; by default one context for all that this runner runs
   * @returns its result
   * @throws what it raises; RuntimeError when a loop runs already, or the runner is closed; TypeError for what
   * cannot be awaited
   */
  run<T>(coro: Awaitable<T>, options: { context?: Context | null } = {}): T {
    if (_getRunningLoop() !== null) {
      throw new RuntimeError("Runner.run() cannot be called from a running event loop");
    }
    const loop = this.#begin();
    if (!isAwaitable(coro)) {
      throw new TypeError("An asyncio.Future, a coroutine or an awaitable is required");
    }
    return loop.runUntilComplete(
      loop.createTask(asCoroutine(coro), { context: options.context ?? this.#context }),
    );
  }

  /**
   * Cancels what is left and lets it clean up, closes asynchronous generators, ends the default executor, and
   * closes the loop.
   */
  close(): void {
    const loop = this.#loop;
    if (loop === null) return;
    const { site } = current;
    current.site = 0; // The tasks that do this are the runtime's.
    try {
      cancelAllTasks(loop);
      loop.runUntilComplete(loop.shutdownAsyncgens());
      loop.runUntilComplete(loop.shutdownDefaultExecutor(EXECUTOR_TIMEOUT));
    } finally {
      // Nothing more runs, nor is reported, in a run that was stopped.
      if (runState.stopped === null) {
        if (this.#isCurrentLoop) setEventLoop(null);
        loop.close();
      }
      this.#loop = null;
      this.#closed = true;
      current.site = site;
    }
  }

  __enter__(): this {
    this.#begin();
    return this;
  }

  __exit__(): void {
    if (runState.stopped === null) this.close();
  }

  /** Lets TypeScript's `using` see a manager. @internal */
  [Symbol.dispose](): void {
    this.__exit__();
  }

  #begin(): EventLoop {
    if (this.#closed) throw new RuntimeError("Runner is closed");
    if (this.#loop !== null) return this.#loop;
    let loop: EventLoop;
    if (this.#loopFactory === null) {
      loop = newEventLoop();
      setEventLoop(loop);
      this.#isCurrentLoop = true;
    } else {
      loop = this.#loopFactory();
    }
    if (this.#debug !== null) loop.setDebug(this.#debug);
    this.#loop = loop;
    this.#context = copyContext();
    return loop;
  }
}

/**
 * Runs a coroutine in a new event loop, to its end, and closes the loop: synchronous, as in Python.
 * @param options `debug` turns the loop's debug mode on; `loopFactory` makes the loop
 * @returns what the coroutine returns
 * @throws what it raises; RuntimeError when a loop runs already; TypeError for what cannot be awaited
 */
export function run<T>(main: Awaitable<T>, options: RunnerOptions = {}): T {
  if (_getRunningLoop() !== null) {
    throw new RuntimeError("asyncio.run() cannot be called from a running event loop");
  }
  const runner = new Runner(options);
  try {
    runner.__enter__();
    return runner.run(main);
  } finally {
    runner.__exit__();
  }
}

/** Cancels what is left, and lets it clean up. */
function cancelAllTasks(loop: EventLoop): void {
  const left = [...allTasks(loop)];
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
