import { EventKind, NONE, Stream, type TraceEvent, WaitKind } from "../../runtime/trace/events.ts";
import { eventAt, type Trace, textAt } from "../../runtime/trace/trace.ts";
import type { LoopState, TaskState } from "../playback/loop-state.ts";
import { clockTime, duration } from "../words.ts";
import { nameOf } from "./names.ts";
import { aboutNetwork } from "./network-words.ts";
import { aboutResource } from "./resource-words.ts";

/** What just happened: the event itself, and why, or what comes of it. */
export interface Narration {
  readonly what: string;
  readonly why: string;
}

/** @returns the event at the playhead in words. */
export function narrate(trace: Trace, state: LoopState): Narration {
  if (state.playhead < 0) {
    return { what: "Nothing has happened yet.", why: "Play, or take the first step." };
  }
  const event = eventAt(trace, state.playhead);
  return (
    aboutTask(trace, state, event) ??
    aboutLoop(trace, state, event) ??
    aboutResource(trace, state, event) ??
    aboutNetwork(trace, state, event) ?? { what: "The program goes on.", why: "" }
  );
}

function aboutTask(trace: Trace, state: LoopState, event: TraceEvent): Narration | null {
  const { kind, subject } = event;
  const name = nameOf(state, event.task);
  const task = state.tasks.get(event.task);
  switch (kind) {
    case EventKind.taskCreated: {
      const made = state.tasks.get(subject);
      const by = event.task === NONE ? "" : ` by ${name}`;
      return {
        what: `${nameOf(state, subject)} is created${by}.`,
        why: `It is to run ${made?.coroutine ?? "a coroutine"}(), and has not begun.`,
      };
    }
    case EventKind.taskStarted:
      if (task?.wasCancelled) {
        return { what: `${name} starts, cancelled.`, why: "It was cancelled before its first step." };
      }
      return { what: `${name} starts.`, why: `${task?.coroutine ?? "It"}() runs until it has to wait.` };
    case EventKind.taskResumed:
      return { what: `${name} resumes.`, why: task === undefined ? "" : whyResumed(state, task) };
    case EventKind.taskSuspended:
      return {
        what: `${name} ${waitsFor(event.value as WaitKind, textAt(trace, event.text))}.`,
        why: untilWhen(state, event),
      };
    case EventKind.taskFinished:
      return { what: `${name} finishes.`, why: whoWaited(state, event.task, "has its result") };
    case EventKind.taskFailed:
      return {
        what: `${name} fails: ${errorText(trace, subject)}.`,
        why: whoWaited(state, event.task, "gets the exception"),
      };
    case EventKind.taskCancelled:
      return {
        what: `${name} ends, cancelled.`,
        why: whoWaited(state, event.task, "gets the CancelledError"),
      };
    case EventKind.cancelRequested:
      return {
        what: `${event.task === NONE ? "The loop" : name} cancels ${nameOf(state, subject)}.`,
        why: "At its next step CancelledError is raised in it, at the await where it waits.",
      };
    case EventKind.output: {
      const stream = event.value === Stream.stderr ? " to stderr" : "";
      return {
        what: `${event.task === NONE ? "The program" : name} prints${stream}: ${textAt(trace, event.text)}`,
        why: "",
      };
    }
    case EventKind.error:
      return theEnd(trace, subject);
    default:
      return null;
  }
}

function aboutLoop(trace: Trace, state: LoopState, event: TraceEvent): Narration | null {
  const text = textAt(trace, event.text);
  switch (event.kind) {
    case EventKind.loopStarted:
      return { what: "The event loop starts.", why: "It calls what is ready, one thing after the other." };
    case EventKind.loopStopped:
      return { what: "The event loop stops.", why: "" };
    case EventKind.callbackReady:
      if (event.value === NONE) {
        return { what: `${text} is to be called.`, why: "The loop calls it when its turn comes." };
      }
      return { what: `${nameOf(state, event.value)} is ready.`, why: whyReady(trace, state, event) };
    case EventKind.callbackStarted:
      if (state.callback === null || state.callback.task === NONE) {
        return { what: `The loop calls ${state.callback?.label ?? "a callback"}.`, why: "" };
      }
      return {
        what: `The loop turns to ${nameOf(state, state.callback.task)}.`,
        why: "It is the first in the ready queue.",
      };
    case EventKind.callbackSkipped:
      return {
        what: "The loop passes over a callback.",
        why: "It was cancelled while it stood in the queue.",
      };
    case EventKind.timerScheduled:
      return {
        what: `A timer is set for ${clockTime(event.value)} s.`,
        why: `It is for ${text}${event.task === NONE ? "" : ` of ${nameOf(state, event.task)}`}.`,
      };
    case EventKind.timerFired:
      return {
        what: `The clock stands at ${clockTime(event.time)} s: a timer is over.`,
        why: timerWords(trace, state, event),
      };
    case EventKind.timerCancelled:
      return { what: "A timer is taken back.", why: "What it was for is over." };
    case EventKind.groupAwaited:
      return {
        what: `${nameOf(state, event.task)} waits for ${nameOf(state, event.subject)} among others.`,
        why: "It does so through a gather, a wait, a shield or a task group.",
      };
    case EventKind.groupReleased:
      return {
        what: `${nameOf(state, event.task)} waits for ${nameOf(state, event.subject)} no longer.`,
        why: "It is done, or the wait for it is over.",
      };
    case EventKind.blocked:
      return {
        what: `${text} blocks the loop for ${duration(event.value)}.`,
        why: "No other task can run until it returns.",
      };
    default:
      return null;
  }
}

/** @returns what a task does when it has to wait, without its subject: `waits for Task-3`. */
export function waitsFor(kind: WaitKind, text: string): string {
  if (kind === WaitKind.turn) return "gives way, and waits for its next turn";
  if (kind === WaitKind.sleep) return `waits: ${text}`;
  return `waits for ${text}`;
}

function whyResumed(state: LoopState, task: TaskState): string {
  if (task.wasCancelled) return "It was cancelled: CancelledError is raised at its await.";
  const text = task.waitText;
  switch (task.waitKind) {
    case WaitKind.turn:
      return "It is its turn again.";
    case WaitKind.sleep:
      return `Its ${text} is over.`;
    case WaitKind.task: {
      const other = state.tasks.get(task.waitSubject);
      return `${text}, which it waited for, ${ENDED[other?.status ?? ""] ?? "is done"}.`;
    }
    case WaitKind.semaphore:
      return `It gets a permit of ${text}.`;
    case WaitKind.lock:
      return `It gets ${text}.`;
    case WaitKind.event:
      return `${text} was set.`;
    case WaitKind.condition:
      return `${text} was notified.`;
    case WaitKind.network:
      return `${capital(text)}: it is here.`;
    default:
      return `What it waited for, ${text}, is done.`;
  }
}

const ENDED: Record<string, string> = {
  finished: "has finished",
  failed: "has failed",
  cancelled: "was cancelled",
};

function whyReady(trace: Trace, state: LoopState, event: TraceEvent): string {
  const task = state.tasks.get(event.value);
  if (event.cause === NONE || task === undefined) return "";
  const cause = eventAt(trace, event.cause);
  const queue = state.ready.length > 1 ? `It is number ${state.ready.length} in the ready queue.` : "";
  switch (cause.kind) {
    case EventKind.taskCreated:
      return cause.subject === task.id ? `New tasks go to the end of the ready queue. ${queue}` : queue;
    case EventKind.timerFired:
      return `Its ${task.waitText} is over. ${queue}`;
    case EventKind.taskFinished:
    case EventKind.taskFailed:
    case EventKind.taskCancelled:
      return `${nameOf(state, cause.task)} has ended. ${queue}`;
    case EventKind.cancelRequested:
      return `It was cancelled. ${queue}`;
    case EventKind.resourceReleased:
      return `${nameOf(state, cause.task)} gave back what it waits for. ${queue}`;
    default:
      return queue;
  }
}

function untilWhen(state: LoopState, event: TraceEvent): string {
  if (event.value !== WaitKind.sleep) return "The loop is free for others.";
  const timer = state.timers.findLast(({ task }) => task === event.task);
  return timer === undefined ? "" : `Its timer is due at ${clockTime(timer.when)} s.`;
}

/** Who waited for a task that has ended. */
function whoWaited(state: LoopState, id: number, what: string): string {
  for (const task of state.tasks.values()) {
    if (task.status === "waiting" && task.waitSubject === id && task.waitKind === WaitKind.task) {
      return `${task.name} waits for it and ${what} next.`;
    }
  }
  return "";
}

function timerWords(trace: Trace, state: LoopState, event: TraceEvent): string {
  if (event.cause === NONE) return "";
  const set = eventAt(trace, event.cause);
  if (set.kind !== EventKind.timerScheduled) return "";
  const whose = set.task === NONE ? "" : ` of ${nameOf(state, set.task)}`;
  return `It was for ${textAt(trace, set.text)}${whose}.`;
}

/** How a program ended that did not come to its own end. */
function theEnd(trace: Trace, error: number): Narration {
  const { status } = trace.outcome;
  if (status === "deadlock") {
    return { what: "The program is in a deadlock.", why: "No task is ready, and no timer could wake one." };
  }
  if (status === "stopped") {
    return { what: "The program was stopped.", why: capital(trace.errors[error]?.message ?? "") };
  }
  return {
    what: `The program ends: ${errorText(trace, error)}.`,
    why: "Nothing caught the exception.",
  };
}

function errorText(trace: Trace, index: number): string {
  const error = trace.errors[index];
  if (error === undefined) return "an exception";
  return error.message === "" ? error.name : `${error.name}: ${error.message}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
