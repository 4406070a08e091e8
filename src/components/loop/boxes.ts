import { NONE, WaitKind } from "../../runtime/trace/events.ts";
import type { LoopState, TaskState, TaskStatus } from "../playback/loop-state.ts";
import { WAIT_CLASSES, type WaitClass } from "../timeline/wait-classes.ts";
import { clockTime } from "../words.ts";

/** A thing in one of the loop's boxes. A task is in one box at a time. */
export interface Chip {
  /** What it is known by while it moves from box to box. */
  readonly key: string;
  /** The task's or the callback's name. */
  readonly name: string;
  /** What it waits for, or when it is due. */
  readonly detail: string;
  /** The time that it is due, as a clock shows it; empty for what is no timer. */
  readonly due: string;
  readonly colour: WaitClass | "none";
  readonly status: TaskStatus | "callback";
}

/** The loop at the playhead, as boxes with things in them. */
export interface Boxes {
  readonly running: Chip | null;
  readonly ready: readonly Chip[];
  readonly timers: readonly Chip[];
  /** What waits for the network. */
  readonly io: readonly Chip[];
  /** Tasks that wait for other tasks, or for a lock, queue or future. */
  readonly waiting: readonly Chip[];
  readonly ended: readonly Chip[];
}

/** @returns what is where in the loop. */
export function boxesOf(state: LoopState): Boxes {
  const ready = state.ready.map(({ id, label, task }): Chip => {
    const known = state.tasks.get(task);
    return known === undefined ? callbackChip(id, label) : taskChip(known, "");
  });
  const timed = new Set<number>();
  const timers = state.timers.map(({ id, when, text, task }): Chip => {
    const due = clockTime(when);
    const sleeper = state.tasks.get(task);
    const isSleeping = sleeper?.status === "waiting" && sleeper.waitKind === WaitKind.sleep;
    if (sleeper !== undefined && isSleeping && !timed.has(task)) {
      timed.add(task);
      return { ...taskChip(sleeper, text), due };
    }
    const owner = sleeper === undefined ? "" : `of ${sleeper.name}`;
    return { key: `timer-${id}`, name: text, detail: owner, due, colour: "none", status: "callback" };
  });
  const io: Chip[] = [...state.requests.values()].map(({ id, text, phase }) => {
    return { key: `request-${id}`, name: text, detail: phase, due: "", colour: "network", status: "waiting" };
  });
  const waiting: Chip[] = [];
  const ended: Chip[] = [];
  for (const task of state.tasks.values()) {
    if (task.isInternal || timed.has(task.id)) continue;
    if (task.status === "waiting") {
      (task.waitKind === WaitKind.network ? io : waiting).push(taskChip(task, waitDetail(task)));
    } else if (task.status !== "ready" && task.status !== "running") {
      ended.push(taskChip(task, task.status));
    }
  }
  return { running: runningChip(state), ready, timers, io, waiting, ended };
}

function runningChip(state: LoopState): Chip | null {
  const task = state.tasks.get(state.running) ?? state.tasks.get(state.callback?.task ?? NONE);
  if (task !== undefined && (task.status === "running" || task.status === "ready")) return taskChip(task, "");
  return state.callback === null ? null : callbackChip(state.callback.id, state.callback.label);
}

function taskChip(task: TaskState, detail: string): Chip {
  const isWaiting = task.status === "waiting" && task.waitKind !== null;
  return {
    key: `task-${task.id}`,
    name: task.name,
    detail,
    due: "",
    colour: isWaiting ? WAIT_CLASSES[task.waitKind] : "none",
    status: task.status,
  };
}

function callbackChip(id: number, label: string): Chip {
  return { key: `callback-${id}`, name: label, detail: "", due: "", colour: "none", status: "callback" };
}

function waitDetail({ waitText, isCancelling }: TaskState): string {
  return isCancelling ? `${waitText}, cancelled` : waitText;
}
