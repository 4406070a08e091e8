import { EventKind, NONE } from "../../../runtime/trace/events.ts";
import { eventCount, siteAt, type Trace, textAt } from "../../../runtime/trace/trace.ts";
import { type TaskLane, timelineOf } from "../../timeline/model.ts";
import { count, roughDuration } from "../../words.ts";
import type { Finding } from "../finding.ts";

interface Calls {
  readonly event: number;
  readonly text: string;
  readonly site: number;
  total: number;
  times: number;
  /** Tasks that had to stand still at least once. */
  readonly heldUp: Set<number>;
}

/** Blocking calls while an event loop runs: each line once, with the time of all its calls. */
export function blocked(trace: Trace): Finding[] {
  const { kind, site, text, value, task } = trace.events;
  const calls = new Map<string, Calls>();
  let isRunning = false;
  for (let index = 0; index < eventCount(trace); index += 1) {
    if (kind[index] === EventKind.loopStarted) isRunning = true;
    else if (kind[index] === EventKind.loopStopped) isRunning = false;
    if (kind[index] !== EventKind.blocked || !isRunning || value[index] === 0) continue;
    const what = textAt(trace, text[index] as number);
    const key = `${site[index]} ${what}`;
    const call = calls.get(key) ?? {
      event: index,
      text: what,
      site: site[index] as number,
      total: 0,
      times: 0,
      heldUp: new Set<number>(),
    };
    calls.set(key, call);
    call.total += value[index] as number;
    call.times += 1;
    for (const id of aliveBeside(trace, index, task[index] ?? NONE)) call.heldUp.add(id);
  }
  return [...calls.values()].map((call) => ({
    kind: "blocked",
    weight: "problem",
    sentence: sentenceOf(call),
    advice:
      "While such a call runs, no other task can, and no timer is served: await the asynchronous form of the " +
      "call, as asyncio.sleep() is that of time.sleep(), or hand it to a thread.",
    site: siteAt(trace, call.site),
    event: call.event,
  }));
}

function sentenceOf({ text, total, times, heldUp }: Calls): string {
  const calls = times === 1 ? text : `${count(times, "call")} of ${text.replace(/\(.*\)$/, "()")}`;
  const others = heldUp.size === 0 ? "" : `, and ${count(heldUp.size, "other task")} could not go on`;
  return `The event loop was blocked for ${roughDuration(total)} by ${calls}${others}.`;
}

function aliveBeside(trace: Trace, event: number, own: number): number[] {
  const isAlive = ({ id, created, end }: TaskLane): boolean =>
    id !== own && created < event && (end === null || end.event > event);
  return timelineOf(trace)
    .tasks.filter(isAlive)
    .map(({ id }) => id);
}
