import { isExit } from "./exception-handling.ts";
import type { Future } from "./futures.ts";

/** What `loop.runUntilComplete` has its future call: it ends the loop's run. */
export function stopLoopOf(future: Future<never>): void {
  future._retrieved();
  // An exit has left the loop already.
  if (isExit(future._exception)) return;
  future.getLoop().stop();
}
Object.defineProperty(stopLoopOf, "name", { value: "_run_until_complete_cb" });
