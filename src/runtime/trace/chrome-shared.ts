import type { ChromeEvent } from "./chrome.ts";
import { EventKind, NONE, type TraceEvent } from "./events.ts";
import { type Trace, textAt } from "./trace.ts";

/** A span that has begun: what its end must repeat. */
type Open = Pick<ChromeEvent, "name" | "cat" | "id" | "pid" | "tid">;

/**
 * Writes what belongs to no single task, as spans that may overlap: holds of and waits for locks and the like,
 * HTTP requests with their phases; and the fill of queues as counters.
 */
export class ChromeShared {
  readonly #trace: Trace;
  readonly #process: number;
  readonly #events: ChromeEvent[] = [];
  readonly #open = new Map<string, Open[]>();
  readonly #resources = new Map<number, string>();
  readonly #tasks = new Map<number, string>();
  #spans = 0;

  constructor(trace: Trace, process: number) {
    this.#trace = trace;
    this.#process = process;
  }

  /** Takes the trace's next event. */
  add(event: TraceEvent): void {
    const { kind, subject, task } = event;
    const resource = `${this.#resources.get(subject) ?? "resource"} #${subject + 1}`;
    const who = this.#tasks.get(task) ?? "event loop";
    switch (kind) {
      case EventKind.taskCreated:
        this.#tasks.set(subject, this.#text(event));
        break;
      case EventKind.resourceCreated:
        this.#resources.set(subject, this.#text(event));
        break;
      case EventKind.resourceWaiting:
        this.#begin(event, `wait ${subject} ${task}`, resource, `${who} waits`);
        break;
      case EventKind.resourceWaited:
        this.#end(event.time, `wait ${subject} ${task}`);
        break;
      case EventKind.resourceAcquired:
        this.#begin(event, `hold ${subject} ${task}`, resource, `${who} holds`);
        break;
      case EventKind.resourceReleased:
        this.#release(event);
        break;
      case EventKind.queuePut:
      case EventKind.queueGot:
        this.#events.push({
          name: resource,
          ph: "C",
          ts: event.time / 1000,
          pid: this.#process,
          tid: 0,
          args: { items: event.value },
        });
        break;
      default:
        this.#addRequestEvent(event);
    }
  }

  /** Ends what is still open, and @returns all that was written. */
  finish(): ChromeEvent[] {
    for (const key of this.#open.keys()) while (this.#end(this.#trace.duration, key));
    return this.#events;
  }

  #addRequestEvent(event: TraceEvent): void {
    const { kind, subject, value } = event;
    const whole = `request ${subject}`;
    const phase = `phase ${subject}`;
    // Phases lie within their request: the two share an id.
    const id = `request ${subject + 1}`;
    switch (kind) {
      case EventKind.requestStarted:
        this.#begin(event, whole, "network", this.#text(event), id);
        this.#begin(event, phase, "network", "queueing", id);
        break;
      case EventKind.requestPhase:
        this.#end(event.time, phase);
        this.#begin(
          event,
          phase,
          "network",
          this.#text(event),
          id,
          value === NONE ? {} : { connection: value + 1 },
        );
        break;
      case EventKind.requestFinished:
      case EventKind.requestAbandoned:
      case EventKind.requestFailed: {
        this.#end(event.time, phase);
        const result = RESULTS[kind];
        this.#end(
          event.time,
          whole,
          kind === EventKind.requestFailed ? { result, why: this.#text(event) } : { result },
        );
        break;
      }
    }
  }

  /** A semaphore may be released by another task than the one that holds it: then the oldest hold ends. */
  #release({ subject, task, time }: TraceEvent): void {
    if (this.#end(time, `hold ${subject} ${task}`)) return;
    const prefix = `hold ${subject} `;
    const other = [...this.#open].find(([key, spans]) => key.startsWith(prefix) && spans.length > 0);
    if (other !== undefined) this.#end(time, other[0]);
  }

  #begin(event: TraceEvent, key: string, cat: string, name: string, id?: string, args: object = {}): void {
    this.#spans += 1;
    const span = { name, cat, id: id ?? `${cat} ${this.#spans}`, pid: this.#process, tid: 0 };
    this.#events.push({ ...span, ph: "b", ts: event.time / 1000, args: { ...args } });
    this.#open.set(key, [...(this.#open.get(key) ?? []), span]);
  }

  #end(time: number, key: string, args: Record<string, unknown> = {}): boolean {
    const span = this.#open.get(key)?.pop();
    if (span === undefined) return false;
    this.#events.push({ ...span, ph: "e", ts: time / 1000, args });
    return true;
  }

  #text({ text }: TraceEvent): string {
    return textAt(this.#trace, text);
  }
}

const RESULTS = {
  [EventKind.requestFinished]: "finished",
  [EventKind.requestFailed]: "failed",
  [EventKind.requestAbandoned]: "given up",
} as const;
