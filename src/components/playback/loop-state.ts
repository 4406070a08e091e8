import type { ResourceKind, WaitKind } from "../../runtime/trace/events.ts";

/** The index of the last event that has happened: −1 before the first one, `eventCount − 1` at the end. */
export type Playhead = number;

export type TaskStatus = "ready" | "running" | "waiting" | "finished" | "failed" | "cancelled";

/** A task at the playhead. Times are in nanoseconds of virtual time. */
export interface TaskState {
  readonly id: number;
  readonly name: string;
  /** The name of the coroutine function that it drives. */
  readonly coroutine: string;
  /** The task that created it, or `NONE`. */
  readonly parent: number;
  /** Whether the runtime made it for its own ends; no view lists those. */
  readonly isInternal: boolean;
  readonly status: TaskStatus;
  /** What it waits for; kept until it waits again, so that its next step can say what is over. */
  readonly waitKind: WaitKind | null;
  readonly waitText: string;
  /** The task that it waits for, or `NONE`. */
  readonly waitSubject: number;
  /** Where it is, as an index into the trace's sites. */
  readonly site: number;
  /** Since when it has its status. */
  readonly since: number;
  /** Its coroutines, as an index among the trace's strings, or `NONE`; see `stackOf`. */
  readonly stack: number;
  /** The event that led to what the task does now, or `NONE`. */
  readonly cause: number;
  /** The error that it ended with, as an index into the trace's errors, or `NONE`. */
  readonly error: number;
  /** The tasks that wait for it through a gather, a wait, a shield or a task group. */
  readonly groupWaiters: readonly number[];
  /** Whether somebody asked it to cancel, and it has not had a step since. */
  readonly isCancelling: boolean;
  /** Whether its latest step began with such a cancellation. */
  readonly wasCancelled: boolean;
}

/** A callback that the loop will call, or is calling: a task's step, or another one. */
export interface CallbackState {
  readonly id: number;
  /** What it is: the task's name, or the function's. */
  readonly label: string;
  /** The task whose step it is, or `NONE`. */
  readonly task: number;
}

/** A timer that has not fired. */
export interface TimerState {
  readonly id: number;
  /** The deadline, in nanoseconds. */
  readonly when: number;
  /** What it is for. */
  readonly text: string;
  /** The task that made it, or `NONE`. */
  readonly task: number;
}

/** A lock, queue or other thing that tasks share. */
export interface ResourceState {
  readonly id: number;
  readonly name: string;
  readonly kind: ResourceKind;
  /** Tasks that hold it: one entry a permit. */
  readonly holders: readonly number[];
  /** Tasks that wait for it, in the order in which they came. */
  readonly waiters: readonly number[];
  /** Permits that are left, items in the queue, or parties at the barrier. */
  readonly fill: number;
  /** What it was changed to last, such as `set` or `cleared`; empty before. */
  readonly text: string;
}

/** A request on its way. */
export interface RequestState {
  readonly id: number;
  /** `GET https://httpbin.org/delay/1` */
  readonly text: string;
  readonly phase: string;
  readonly task: number;
  /** When it was wanted. */
  readonly since: number;
}

/** Everything that the views show of one moment. It never changes: each playhead has its own. */
export interface LoopState {
  readonly playhead: Playhead;
  /** Virtual time in nanoseconds. */
  readonly time: number;
  /** Whether an event loop runs. */
  readonly isLoopRunning: boolean;
  /** The task that runs, or `NONE`. */
  readonly running: number;
  /** The callback that the loop is in, if any; for a task's step `running` is that task. */
  readonly callback: CallbackState | null;
  /** In the order in which the loop will call them. */
  readonly ready: readonly CallbackState[];
  /** In the order in which they will fire. */
  readonly timers: readonly TimerState[];
  /** Every task that was created, by its number. */
  readonly tasks: ReadonlyMap<number, TaskState>;
  readonly resources: ReadonlyMap<number, ResourceState>;
  /** Requests that are on their way, by their number. */
  readonly requests: ReadonlyMap<number, RequestState>;
}
