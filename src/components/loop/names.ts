import type { LoopState } from "../playback/loop-state.ts";

/** @returns a task's name; what belongs to no task is done by the loop. */
export function nameOf(state: LoopState, task: number): string {
  return state.tasks.get(task)?.name ?? "The loop";
}
