import { EventKind, NONE, WaitKind } from "./events.ts";
import { eventsOf, siteAt, type Trace, textAt } from "./trace.ts";

/** One entry of the Chrome JSON trace format, as Perfetto and Chrome open it. Times are microseconds. */
interface ChromeEvent {
  readonly name: string;
  readonly cat?: string;
  readonly ph: "X" | "i" | "M";
  readonly ts: number;
  readonly dur?: number;
  readonly pid: number;
  readonly tid: number;
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
 * for, its steps, ends and printed lines as instants.
 */
export function toChromeTrace(trace: Trace): { traceEvents: ChromeEvent[]; displayTimeUnit: "ms" } {
  const events: ChromeEvent[] = [
    metadata("process_name", LOOP_LANE, "Playloop"),
    metadata("thread_name", LOOP_LANE, "event loop"),
  ];
  const waiting = new Map<number, { since: number; text: string; kind: number; site: number }>();
  for (const event of eventsOf(trace)) {
    const ts = event.time / 1000;
    const tid = event.task === NONE ? LOOP_LANE : event.task + 1;
    const place = siteAt(trace, event.site);
    const at = place === null ? {} : { at: `${place.file}:${place.line}` };
    const instant = (name: string, cat: string, args: object = {}): void => {
      events.push({ name, cat, ph: "i", s: "t", ts, pid: PROCESS, tid, args: { ...at, ...args } });
    };
    switch (event.kind) {
      case EventKind.taskCreated:
        events.push(metadata("thread_name", event.subject + 1, textAt(trace, event.text)));
        break;
      case EventKind.taskSuspended:
        waiting.set(event.task, {
          since: ts,
          text: textAt(trace, event.text),
          kind: event.value,
          site: event.site,
        });
        break;
      case EventKind.taskStarted:
        instant("step", "task");
        break;
      case EventKind.taskResumed: {
        const wait = waiting.get(event.task);
        waiting.delete(event.task);
        if (wait !== undefined) {
          events.push({
            name: wait.text,
            cat: WAIT_NAMES[wait.kind] ?? "wait",
            ph: "X",
            ts: wait.since,
            dur: ts - wait.since,
            pid: PROCESS,
            tid,
            args: at,
          });
        }
        instant("step", "task");
        break;
      }
      case EventKind.taskFinished:
        instant("finished", "task");
        break;
      case EventKind.taskFailed:
        instant("failed", "task", { error: trace.errors[event.subject]?.name });
        break;
      case EventKind.taskCancelled:
        instant("cancelled", "task");
        break;
      case EventKind.output:
        instant(textAt(trace, event.text), "output");
        break;
      case EventKind.error:
        instant(trace.errors[event.subject]?.name ?? "error", "error");
        break;
    }
  }
  return { traceEvents: events, displayTimeUnit: "ms" };
}

function metadata(name: string, tid: number, value: string): ChromeEvent {
  return { name, ph: "M", ts: 0, pid: PROCESS, tid, args: { name: value } };
}
