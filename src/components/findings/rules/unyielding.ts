import { EventKind, NONE, WaitKind } from "../../../runtime/trace/events.ts";
import { eventCount, siteAt, type Trace } from "../../../runtime/trace/trace.ts";
import { type TaskLane, type Timeline, timelineOf, timeOf } from "../../timeline/model.ts";
import { count, roughDuration } from "../../words.ts";
import type { Finding } from "../finding.ts";
import { waitsOf } from "../waits.ts";

/** So many turns in a row within one instant are no courtesy to other tasks any more, but a loop that polls. */
const MANY_TURNS = 100;

/**
 * Tasks that took time without ever giving way. One that blocks is told by the line that blocks; several of the
 * same coroutine were made in order to run together, and could not. And a task that ran until it was stopped.
 */
export function neverYielded(trace: Trace): Finding[] {
  const timeline = timelineOf(trace);
  const busyTime = blockedTimeByTask(trace);
  const byCoroutine = new Map<string, TaskLane[]>();
  for (const lane of timeline.tasks) {
    if (lane.end === null || !busyTime.has(lane.id)) continue;
    if (lane.segments.some(({ state }) => state === "waiting")) continue;
    byCoroutine.set(lane.coroutine, [...(byCoroutine.get(lane.coroutine) ?? []), lane]);
  }
  const findings: Finding[] = [];
  for (const [coroutine, lanes] of byCoroutine) {
    const [first] = lanes;
    if (first === undefined || lanes.length < 2) continue;
    const total = lanes.reduce((sum, { id }) => sum + (busyTime.get(id) ?? 0), 0);
    findings.push({
      kind: "never-yielded",
      weight: "problem",
      sentence: `${count(lanes.length, "task")} of ${coroutine} never yielded: they ran one after the other, ${roughDuration(total)} in all.`,
      advice: "A task lets others run only where it awaits something that is not ready yet.",
      site: siteAt(trace, trace.events.site[first.created] as number),
      event: first.end?.event ?? first.created,
    });
  }
  const runaway = stillRunning(timeline);
  if (trace.outcome.status === "stopped" && runaway !== undefined) findings.push(runawayOf(trace, runaway));
  return findings;
}

function blockedTimeByTask(trace: Trace): Map<number, number> {
  const { kind, task, value } = trace.events;
  const times = new Map<number, number>();
  for (let index = 0; index < eventCount(trace); index += 1) {
    if (kind[index] !== EventKind.blocked || task[index] === NONE) continue;
    const id = task[index] as number;
    times.set(id, (times.get(id) ?? 0) + (value[index] as number));
  }
  return times;
}

/** The task that was in a step when the run was stopped, and had been for a while. */
function stillRunning(timeline: Timeline): TaskLane | undefined {
  return timeline.tasks.find((lane) => {
    const last = lane.segments.at(-1);
    if (last?.state !== "running" || lane.end !== null) return false;
    return timeOf(timeline, last.first) < timeline.trace.duration;
  });
}

function runawayOf(trace: Trace, lane: TaskLane): Finding {
  const started = lane.segments.at(-1)?.first ?? lane.created;
  const frame = trace.outcome.error?.frames.at(-1) ?? null;
  return {
    kind: "never-yielded",
    weight: "problem",
    sentence: `${lane.name} (${lane.coroutine}) ran on without awaiting anything, until the run was stopped.`,
    advice: "Let its loop come to an end, or await something in it that gives other tasks their turn.",
    site: frame ?? siteAt(trace, trace.events.site[started] as number),
    event: eventCount(trace) - 1,
  };
}

/** Tasks that ask again and again, without any time going by, whether something has happened. */
export function busyWaiting(trace: Trace): Finding[] {
  const timeline = timelineOf(trace);
  const findings: Finding[] = [];
  const seen = new Set<number>();
  for (const lane of timeline.tasks) {
    const turns = turnsInOneInstant(timeline, lane);
    if (turns === null || seen.has(turns.site)) continue;
    seen.add(turns.site);
    findings.push({
      kind: "busy-waiting",
      weight: "problem",
      sentence: `${lane.name} (${lane.coroutine}) gave way ${turns.count.toLocaleString("en")} times in a row, while no time went by.`,
      advice:
        "A loop around asyncio.sleep(0) asks over and over: await an Event, a Queue or a Future, which wakes " +
        "the task when there is something to do.",
      site: siteAt(trace, turns.site),
      event: turns.event,
    });
  }
  return findings;
}

/** @returns the most turns that a task waited for at one place without time going by, if they are many. */
function turnsInOneInstant(
  timeline: Timeline,
  lane: TaskLane,
): { count: number; site: number; event: number } | null {
  if (lane.segments.length < MANY_TURNS) return null;
  let most = { count: 0, site: 0, event: 0 };
  let turns = { count: 0, site: 0, event: 0 };
  let time = -1;
  for (const wait of waitsOf(timeline, lane)) {
    const goesOn = wait.kind === WaitKind.turn && wait.site === turns.site && wait.from === time;
    turns = goesOn
      ? { ...turns, count: turns.count + 1 }
      : { count: wait.kind === WaitKind.turn ? 1 : 0, site: wait.site, event: wait.first };
    time = wait.from;
    if (turns.count > most.count) most = turns;
  }
  return most.count >= MANY_TURNS ? most : null;
}
