import { siteName } from "../loop/sites.ts";
import type { EventLoop } from "./base-events.ts";
import { awaitCycle } from "./graph.ts";

/** @returns the sentence that says why nothing can ever happen again: who waits, where, and for what. */
export function describeDeadlock(loop: EventLoop): string {
  const lines = ["no task is ready, and no timer is set that could wake one"];
  for (const task of loop._tasks) {
    const coroutine = task.getCoro();
    const innermost = coroutine.top ?? coroutine;
    lines.push(
      `  ${task.getName()} (${coroutine.code.name}) waits${siteName(innermost.site)} for ${task._waiterText()}`,
    );
  }
  for (const task of loop._tasks) {
    const cycle = awaitCycle(task);
    if (cycle === null) continue;
    lines.push(`  they wait for each other: ${cycle}`);
    break;
  }
  return lines.join("\n");
}
