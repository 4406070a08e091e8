import { NONE } from "../../runtime/trace/events.ts";
import { type Site, siteAt, type Trace, textAt } from "../../runtime/trace/trace.ts";
import type { TaskState } from "./loop-state.ts";

/** One coroutine of a task's stack of awaits. */
export interface AwaitFrame {
  readonly name: string;
  /** Where it awaits the next one; null inside of the runtime. */
  readonly site: Site | null;
}

/**
 * @returns the coroutines of a task, each awaiting the next one, outermost first. Once a running task has gone on
 * from where it waited, the trace tells no more than the line that it is on.
 */
export function stackOf(trace: Trace, task: TaskState): AwaitFrame[] {
  const site = siteAt(trace, task.site);
  if (task.stack === NONE) return [{ name: task.coroutine, site }];
  const frames = JSON.parse(textAt(trace, task.stack)) as [name: string, site: number][];
  const innermost = frames.findLast(([, at]) => at !== 0);
  if (task.status === "running" && innermost?.[1] !== task.site) return [{ name: "it is at", site }];
  return frames.map(([name, at]) => ({ name, site: siteAt(trace, at) }));
}
