import { perform } from "../asyncio/perform.ts";
import type { Body } from "../loop/coroutine.ts";
import type { Steps } from "./opening.ts";

/** Goes through the steps in a task, waiting for each as on a selector; a cancelled task cancels the step. */
export function* performSteps<T>(steps: Steps<T>): Body<T> {
  let next = steps.next();
  while (next.done !== true) {
    const { operation, purpose } = next.value;
    try {
      yield* perform(operation, purpose);
    } catch (error) {
      next = steps.throw(error);
      continue;
    }
    next = steps.next();
  }
  return next.value;
}
