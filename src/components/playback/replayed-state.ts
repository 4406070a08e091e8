import { EventKind, NONE, ResourceKind, type WaitKind } from "../../runtime/trace/events.ts";
import { eventAt, type Trace, textAt } from "../../runtime/trace/trace.ts";
import type {
  CallbackState,
  LoopState,
  RequestState,
  ResourceState,
  TaskState,
  TimerState,
} from "./loop-state.ts";

/**
 * A {@link LoopState} that takes one event after the other. What it holds is replaced, never written to, so that
 * a copy of its lists is a copy of the state.
 */
export class ReplayedState implements LoopState {
  playhead = -1;
  time = 0;
  isLoopRunning = false;
  callback: CallbackState | null = null;
  ready: CallbackState[] = [];
  timers: TimerState[] = [];
  tasks = new Map<number, TaskState>();
  resources = new Map<number, ResourceState>();
  requests = new Map<number, RequestState>();
  /** The tasks that run, each inside the step of the one before: a task that starts eagerly runs in another. */
  #runningTasks: readonly number[] = [];
  /** Until when the callback that runs has blocked the loop, in nanoseconds. */
  #blockedUntil = 0;

  get running(): number {
    return this.#runningTasks.at(-1) ?? NONE;
  }

  /** How many entries a copy has. */
  get size(): number {
    const { ready, timers, tasks, resources, requests } = this;
    return ready.length + timers.length + tasks.size + resources.size + requests.size;
  }

  /** @returns the same state, which the next event of this one does not change. */
  copy(): ReplayedState {
    const copy = new ReplayedState();
    copy.playhead = this.playhead;
    copy.time = this.time;
    copy.isLoopRunning = this.isLoopRunning;
    copy.callback = this.callback;
    copy.ready = this.ready.slice();
    copy.timers = this.timers.slice();
    copy.tasks = new Map(this.tasks);
    copy.resources = new Map(this.resources);
    copy.requests = new Map(this.requests);
    copy.#runningTasks = this.#runningTasks;
    copy.#blockedUntil = this.#blockedUntil;
    return copy;
  }

  /** Takes the next event of the trace. */
  advance(trace: Trace): void {
    this.playhead += 1;
    const event = eventAt(trace, this.playhead);
    const { kind, subject, task, value } = event;
    if (event.time > this.time) {
      this.time = event.time;
      // A callback takes no virtual time unless it blocks, so that it is over.
      if (this.running === NONE && this.time > this.#blockedUntil) this.callback = null;
    }
    switch (kind) {
      case EventKind.taskCreated:
        this.tasks.set(subject, {
          id: subject,
          name: textAt(trace, event.text),
          coroutine: textAt(trace, value),
          parent: task,
          isInternal: event.site === 0,
          status: "ready",
          waitKind: null,
          waitText: "",
          waitSubject: NONE,
          site: event.site,
          since: event.time,
          stack: NONE,
          cause: event.index,
          error: NONE,
          groupWaiters: [],
          isCancelling: false,
          wasCancelled: false,
        });
        break;
      case EventKind.taskStarted:
      case EventKind.taskResumed:
        this.#runningTasks = [...this.#runningTasks, task];
        this.#change(task, {
          status: "running",
          since: event.time,
          cause: event.cause,
          isCancelling: false,
          wasCancelled: this.tasks.get(task)?.isCancelling === true,
          ...(event.site > 0 ? { site: event.site } : {}),
        });
        break;
      case EventKind.taskSuspended:
        this.#leave(task);
        this.#change(task, {
          status: "waiting",
          waitKind: value as WaitKind,
          waitText: textAt(trace, event.text),
          waitSubject: subject,
          site: event.site,
          since: event.time,
          stack: trace.events.stack[event.index] as number,
          cause: NONE,
        });
        break;
      case EventKind.taskFinished:
      case EventKind.taskFailed:
      case EventKind.taskCancelled:
        this.#leave(task);
        this.#change(task, {
          status: ENDINGS[kind],
          since: event.time,
          site: event.site,
          error: kind === EventKind.taskFailed ? subject : NONE,
          isCancelling: false,
        });
        break;
      case EventKind.groupAwaited:
        this.#change(subject, { groupWaiters: [...this.#groupWaiters(subject), task] });
        break;
      case EventKind.groupReleased:
        this.#change(subject, { groupWaiters: this.#groupWaiters(subject).filter((id) => id !== task) });
        break;
      case EventKind.cancelRequested:
        this.#change(subject, { isCancelling: true });
        break;
      case EventKind.callbackReady: {
        this.ready.push({ id: subject, label: textAt(trace, event.text), task: value });
        const woken = this.tasks.get(value);
        if (woken?.status === "waiting") {
          this.#change(value, { status: "ready", since: event.time, cause: event.cause });
        }
        break;
      }
      case EventKind.callbackStarted:
        this.callback = this.#takeReady(subject);
        break;
      case EventKind.callbackSkipped:
        this.#takeReady(subject);
        break;
      case EventKind.timerScheduled:
        this.#insertTimer({ id: subject, when: value, text: textAt(trace, event.text), task });
        break;
      case EventKind.timerFired:
        this.#leaveCallback();
        this.#dropTimer(subject);
        break;
      case EventKind.timerCancelled:
        this.#dropTimer(subject);
        break;
      case EventKind.loopStarted:
        this.isLoopRunning = true;
        break;
      case EventKind.loopStopped:
        this.isLoopRunning = false;
        this.#runningTasks = [];
        this.callback = null;
        break;
      case EventKind.blocked:
        this.#blockedUntil = event.time + value;
        break;
      default:
        this.#advanceResource(trace, kind, subject, task, value, event.text);
        this.#advanceRequest(trace, kind, subject, task, event.text);
    }
    const runs = this.tasks.get(this.running);
    if (runs !== undefined && event.task === runs.id && event.site > 0 && event.site !== runs.site) {
      this.#change(runs.id, { site: event.site });
    }
  }

  #groupWaiters(task: number): readonly number[] {
    return this.tasks.get(task)?.groupWaiters ?? [];
  }

  #change(id: number, change: Partial<TaskState>): void {
    const task = this.tasks.get(id);
    if (task !== undefined) this.tasks.set(id, { ...task, ...change });
  }

  /** The task's step is over. */
  #leave(task: number): void {
    const place = this.#runningTasks.lastIndexOf(task);
    if (place !== -1) this.#runningTasks = this.#runningTasks.slice(0, place);
    this.#leaveCallback();
  }

  #leaveCallback(): void {
    if (this.running === NONE) this.callback = null;
  }

  #takeReady(id: number): CallbackState | null {
    const place = this.ready.findIndex((callback) => callback.id === id);
    return place === -1 ? null : (this.ready.splice(place, 1)[0] as CallbackState);
  }

  /** Timers fire by their deadline, and those of one deadline in the order in which they were made. */
  #insertTimer(timer: TimerState): void {
    let from = 0;
    let to = this.timers.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.timers[middle] as TimerState).when <= timer.when) from = middle + 1;
      else to = middle;
    }
    this.timers.splice(from, 0, timer);
  }

  #dropTimer(id: number): void {
    const place = this.timers.findIndex((timer) => timer.id === id);
    if (place !== -1) this.timers.splice(place, 1);
  }

  #advanceResource(
    trace: Trace,
    kind: EventKind,
    id: number,
    task: number,
    value: number,
    text: number,
  ): void {
    if (kind === EventKind.resourceCreated) {
      const name = textAt(trace, text);
      const made = value as ResourceKind;
      this.resources.set(id, {
        id,
        name,
        kind: made,
        holders: [],
        waiters: [],
        fill: initialFill(made, name),
        text: "",
      });
      return;
    }
    const resource = this.resources.get(id);
    if (resource === undefined) return;
    const change = (changes: Partial<ResourceState>): void => {
      this.resources.set(id, { ...resource, ...changes });
    };
    switch (kind) {
      case EventKind.resourceWaiting:
        change({ waiters: [...resource.waiters, task] });
        break;
      case EventKind.resourceWaited:
        change({ waiters: without(resource.waiters, task) });
        break;
      case EventKind.resourceAcquired:
        change({ holders: [...resource.holders, task], fill: value });
        break;
      case EventKind.resourceReleased:
        change({ holders: withoutHolder(resource.holders, task), fill: value });
        break;
      case EventKind.resourceChanged:
        change({ fill: value, text: textAt(trace, text) });
        break;
      case EventKind.queuePut:
      case EventKind.queueGot:
        change({ fill: value });
        break;
    }
  }

  #advanceRequest(trace: Trace, kind: EventKind, id: number, task: number, text: number): void {
    switch (kind) {
      case EventKind.requestStarted:
        this.requests.set(id, {
          id,
          text: textAt(trace, text),
          phase: "queueing",
          task,
          since: this.time,
        });
        break;
      case EventKind.requestPhase: {
        const request = this.requests.get(id);
        if (request !== undefined) this.requests.set(id, { ...request, phase: textAt(trace, text) });
        break;
      }
      case EventKind.requestFinished:
      case EventKind.requestFailed:
      case EventKind.requestAbandoned:
        this.requests.delete(id);
        break;
    }
  }
}

const ENDINGS = {
  [EventKind.taskFinished]: "finished",
  [EventKind.taskFailed]: "failed",
  [EventKind.taskCancelled]: "cancelled",
} as const;

/** A lock is made free, a semaphore with the permits that its name says; the others are made empty. */
function initialFill(kind: ResourceKind, name: string): number {
  if (kind === ResourceKind.lock) return 1;
  if (kind !== ResourceKind.semaphore) return 0;
  return Number(/\((\d+)\)$/.exec(name)?.[1] ?? 0);
}

function without(list: readonly number[], task: number): readonly number[] {
  const place = list.indexOf(task);
  return place === -1 ? list : list.toSpliced(place, 1);
}

/** Any task may give a permit back; when it is none of the holders', the oldest one is over. */
function withoutHolder(holders: readonly number[], task: number): readonly number[] {
  return holders.includes(task) ? without(holders, task) : holders.slice(1);
}
