import { WaitKind } from "../../runtime/trace/events.ts";

/** What the colour of a bar stands for. Each has its colour in `timeline.css`. */
export type WaitClass = "sleep" | "network" | "tasks" | "lock" | "queue" | "future" | "turn";

/** The classes in the order of the key, each with what a task does meanwhile. */
export const WAIT_WORDS: readonly (readonly [WaitClass, string])[] = [
  ["sleep", "sleeps"],
  ["network", "waits for the network"],
  ["tasks", "waits for tasks"],
  ["lock", "waits for a lock or signal"],
  ["queue", "waits for a queue"],
  ["future", "waits for a future"],
  ["turn", "waits for its turn"],
];

/** The class of each kind of wait. */
export const WAIT_CLASSES: Record<WaitKind, WaitClass> = {
  [WaitKind.turn]: "turn",
  [WaitKind.sleep]: "sleep",
  [WaitKind.future]: "future",
  [WaitKind.task]: "tasks",
  [WaitKind.gather]: "tasks",
  [WaitKind.lock]: "lock",
  [WaitKind.event]: "lock",
  [WaitKind.condition]: "lock",
  [WaitKind.semaphore]: "lock",
  [WaitKind.barrier]: "lock",
  [WaitKind.queueGet]: "queue",
  [WaitKind.queuePut]: "queue",
  [WaitKind.queueJoin]: "queue",
  [WaitKind.wait]: "tasks",
  [WaitKind.asCompleted]: "tasks",
  [WaitKind.shield]: "tasks",
  [WaitKind.taskGroup]: "tasks",
  [WaitKind.network]: "network",
};
