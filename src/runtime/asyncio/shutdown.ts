import { Exception } from "../builtins/exceptions.ts";
import { repr } from "../builtins/repr.ts";
import type { AsyncGenerator } from "../loop/async-generator.ts";
import type { Coroutine } from "../loop/coroutine.ts";
import { coroutineFunction } from "../loop/coroutine-functions.ts";
import type { EventLoop } from "./base-events.ts";
import { gather } from "./gather.ts";

/** Closes the asynchronous generators that a loop knows, all at once; their errors go to the handler. */
export const shutdownAsyncgens: (loop: EventLoop) => Coroutine<null> = coroutineFunction(
  "shutdown_asyncgens",
  function* (loop: EventLoop) {
    loop._asyncgensShutdown = true;
    const generators: AsyncGenerator[] = [...loop._asyncgens];
    if (generators.length === 0) return null;
    loop._asyncgens.clear();
    const closing = generators.map((generator) => generator.aclose());
    const results = (yield gather(...closing, { returnExceptions: true })) as unknown[];
    results.forEach((result, index) => {
      const asyncgen = generators[index] as AsyncGenerator;
      // Whatever is no Python exception counts as an `Exception`, `null` too.
      if (result === null || !(result instanceof Exception)) return;
      loop.callExceptionHandler({
        message: `an error occurred during closing of asynchronous generator ${repr(asyncgen)}`,
        exception: result,
        asyncgen,
      });
    });
    return null;
  },
);

/** Waits for the default executor of a loop. None was made yet: there are no threads. */
export const shutdownDefaultExecutor: (loop: EventLoop, timeout: number | null) => Coroutine<null> =
  // biome-ignore lint/correctness/useYield: a coroutine that ends in its first step, as CPython's does.
  coroutineFunction("shutdown_default_executor", function* (loop: EventLoop, _timeout: number | null) {
    loop._executorShutdown = true;
    return null;
  });
