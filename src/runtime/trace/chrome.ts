import { ChromeShared } from "./chrome-shared.ts";
import { EventKind, NONE, type TraceEvent, WaitKind } from "./events.ts";
import { eventsOf, siteAt, type Trace, textAt } from "./trace.ts";

/** One entry of the Chrome JSON trace format, as Perfetto and Chrome open it. Times are microseconds. */
export interface ChromeEvent {
  readonly name: string;
  readonly cat?: string;
  /** `X` is a span, `i` an instant, `M` says a name, `b` and `e` enclose a span that overlaps others, `C` counts. */
  readonly ph: "X" | "i" | "M" | "b" | "e" | "C";
  readonly ts: number;
  readonly dur?: number;
  readonly pid: number;
  readonly tid: number;
  /** What belongs together, of overlapping spans. */
  readonly id?: string;
  readonly s?: "t";
  readonly args?: Record<string, unknown>;
}

const PROCESS = 1;
/** The lane of what belongs to no task; tasks have their own number and one more. */
const LOOP_LANE = 0;

const WAIT_NAMES: Readonly<Record<number, string>> = Object.fromEntries(
  Object.entries(WaitKind).map(([name, kind]) => [kind, name]),
);

/**
 * Exports a trace in the Chrome JSON trace format: a lane a task, its waits as spans named by what is waited
 * for, blocking calls as spans, its steps, ends and printed lines as instants. What tasks share has lanes of its
 * own: who holds a lock and who waits for it, requests with their phases, and how full a queue is.
 */
export function toChromeTrace(trace: Trace): { traceEvents: ChromeEvent[]; displayTimeUnit: "ms" } {
  return { traceEvents: new ChromeWriter(trace).write(), displayTimeUnit: "ms" };
}

class ChromeWriter {
  readonly #trace: Trace;
  readonly #events: ChromeEvent[] = [];
  /** The event that suspended each task that waits. */
  readonly #waiting = new Map<number, TraceEvent>();

  constructor(trace: Trace) {
    this.#trace = trace;
  }

  write(): ChromeEvent[] {
    this.#name("process_name", LOOP_LANE, "Playloop");
    this.#name("thread_name", LOOP_LANE, "event loop");
    const shared = new ChromeShared(this.#trace, PROCESS);
    for (const event of eventsOf(this.#trace)) {
      this.#add(event);
      shared.add(event);
    }
    for (const event of this.#waiting.values()) this.#endWait(event.task, this.#trace.duration);
    return [...this.#events, ...shared.finish()];
  }

  #add(event: TraceEvent): void {
    const { kind, task, subject } = event;
    switch (kind) {
      case EventKind.taskCreated:
        this.#name("thread_name", subject + 1, textAt(this.#trace, event.text));
        break;
      case EventKind.taskSuspended:
        this.#waiting.set(task, event);
        break;
      case EventKind.taskStarted:
        this.#instant(event, "step", "task");
        break;
      case EventKind.taskResumed:
        this.#endWait(task, event.time);
        this.#instant(event, "step", "task");
        break;
      case EventKind.taskFinished:
        this.#instant(event, "finished", "task");
        break;
      case EventKind.taskFailed:
        this.#instant(event, "failed", "task", { error: this.#trace.errors[subject]?.name });
        break;
      case EventKind.taskCancelled:
        this.#endWait(task, event.time);
        this.#instant(event, "cancelled", "task");
        break;
      case EventKind.output:
        this.#instant(event, textAt(this.#trace, event.text), "output");
        break;
      case EventKind.error:
        this.#instant(event, this.#trace.errors[subject]?.name ?? "error", "error");
        break;
      case EventKind.blocked:
        this.#span(event, textAt(this.#trace, event.text), "blocked", event.time + event.value);
        break;
    }
  }

  #endWait(task: number, time: number): void {
    const since = this.#waiting.get(task);
    if (since === undefined) return;
    this.#waiting.delete(task);
    this.#span(since, textAt(this.#trace, since.text), WAIT_NAMES[since.value] ?? "wait", time);
  }

  #span(event: TraceEvent, name: string, cat: string, until: number): void {
    const dur = (until - event.time) / 1000;
    this.#events.push({ name, cat, ph: "X", dur, ...this.#where(event), args: this.#place(event) });
  }

  #instant(event: TraceEvent, name: string, cat: string, args: object = {}): void {
    this.#events.push({
      name,
      cat,
      ph: "i",
      s: "t",
      ...this.#where(event),
      args: { ...this.#place(event), ...args },
    });
  }

  #where({ time, task }: TraceEvent): Pick<ChromeEvent, "ts" | "pid" | "tid"> {
    return { ts: time / 1000, pid: PROCESS, tid: task === NONE ? LOOP_LANE : task + 1 };
  }

  #place({ site }: TraceEvent): Record<string, unknown> {
    const place = siteAt(this.#trace, site);
    return place === null ? {} : { at: `${place.file}:${place.line}` };
  }

  #name(name: "process_name" | "thread_name", tid: number, value: string): void {
    this.#events.push({ name, ph: "M", ts: 0, pid: PROCESS, tid, args: { name: value } });
  }
}
