import { siteName } from "../loop/sites.ts";
import type { EventLoop } from "./base-events.ts";

/** @returns the sentence that says why nothing can ever happen again: who waits, where, and for what. */
export function describeDeadlock(loop: EventLoop): string {
  const waiting = [...loop._tasks].map((task) => {
    const innermost = task.getCoro().top ?? task.getCoro();
    return `  ${task.getName()} (${task.getCoro().code.name}) waits${siteName(innermost.site)} for ${task._waiterText()}`;
  });
  const head = "no task is ready, and no timer is set that could wake one";
  return waiting.length === 0 ? head : `${head}\n${waiting.join("\n")}`;
}
