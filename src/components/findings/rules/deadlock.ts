import { EventKind, NONE } from "../../../runtime/trace/events.ts";
import { eventCount, siteAt, type Trace } from "../../../runtime/trace/trace.ts";
import { type TaskLane, type Timeline, timelineOf } from "../../timeline/model.ts";
import type { Resource } from "../../timeline/resources.ts";
import { waitedFor } from "../../timeline/words.ts";
import { count } from "../../words.ts";
import type { Finding, FindingDetail } from "../finding.ts";

/** A task that waits for ever, and the tasks that could end its wait. */
interface Stuck {
  readonly lane: TaskLane;
  /** The event that suspended it. */
  readonly event: number;
  readonly resource: Resource | null;
  readonly blockers: readonly number[];
}

/** A run that came to a standstill: who waits, for what, and on whom. */
export function deadlock(trace: Trace): Finding[] {
  if (trace.outcome.status !== "deadlock") return [];
  const timeline = timelineOf(trace);
  const stuck = new Map<number, Stuck>();
  for (const lane of timeline.tasks) {
    const last = lane.segments.at(-1);
    if (lane.end === null && last?.state === "waiting")
      stuck.set(lane.id, stuckOf(timeline, lane, last.first));
  }
  const cycle = cycleIn(stuck);
  const shown = cycle.length > 0 ? cycle : [...stuck.values()];
  const [first] = shown;
  return [
    {
      kind: "deadlock",
      weight: "problem",
      sentence: sentenceOf(cycle, stuck.size),
      advice:
        cycle.length > 1
          ? "Let every task take what it needs in the same order; then one of them can always go on."
          : "Look for the line that should set, put, release or return what they wait for, and why it is not reached.",
      site: first === undefined ? null : siteAt(trace, trace.events.site[first.event] as number),
      event: eventCount(trace) - 1,
      details: [...stuck.values()].map((one) => detailOf(timeline, one)),
    },
  ];
}

function sentenceOf(cycle: readonly Stuck[], tasks: number): string {
  const names = cycle.map(({ lane }) => lane.name);
  if (names.length === 1) return `Deadlock: ${names[0]} waits for itself.`;
  if (names.length > 1) return `Deadlock: ${listed(names)} wait for each other.`;
  if (tasks === 0) return "Deadlock: the program waits for something that nothing can bring about.";
  return `Deadlock: ${count(tasks, "task")} ${tasks === 1 ? "waits" : "wait"} for something that nothing can bring about.`;
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function stuckOf(timeline: Timeline, lane: TaskLane, event: number): Stuck {
  const { subject } = timeline.trace.events;
  const resource = resourceWaitedFor(timeline, lane.id);
  const awaited = subject[event] ?? NONE;
  const blockers = awaited === NONE ? (resource === null ? [] : holdersOf(resource)) : [awaited];
  return { lane, event, resource, blockers };
}

/** The resource in whose queue a task still stands at the end. */
function resourceWaitedFor({ trace, resources }: Timeline, id: number): Resource | null {
  const { kind, task } = trace.events;
  for (const resource of resources) {
    const last = resource.events.findLast(
      (index) =>
        task[index] === id &&
        (kind[index] === EventKind.resourceWaiting || kind[index] === EventKind.resourceWaited),
    );
    if (last !== undefined && kind[last] === EventKind.resourceWaiting) return resource;
  }
  return null;
}

function holdersOf({ holds }: Resource): number[] {
  return holds.filter(({ last }) => last === Number.POSITIVE_INFINITY).map(({ task }) => task);
}

function detailOf(timeline: Timeline, { lane, event, resource, blockers }: Stuck): FindingDetail {
  const { trace, taskById } = timeline;
  const holders = blockers.flatMap((id) => taskById.get(id)?.name ?? []);
  const made = resource === null ? null : siteAt(trace, trace.events.site[resource.created] as number);
  const what = resource === null ? waitedFor(trace, event) : resource.name;
  const whose =
    resource === null || holders.length === 0
      ? ""
      : `, which ${holders.map((name) => own(name, lane)).join(" and ")} holds`;
  const which = made === null ? "" : ` made at line ${made.line}`;
  return {
    text: `${lane.name} (${lane.coroutine}) waits for ${what}${which}${whose}`,
    site: siteAt(trace, trace.events.site[event] as number),
  };
}

function own(name: string, lane: TaskLane): string {
  return name === lane.name ? "it already" : name;
}

/** @returns tasks of which each waits for the next and the last for the first; empty when there are none. */
function cycleIn(stuck: ReadonlyMap<number, Stuck>): Stuck[] {
  const done = new Set<number>();
  for (const start of stuck.keys()) {
    const path: number[] = [];
    let id: number | undefined = start;
    while (id !== undefined && !done.has(id) && !path.includes(id)) {
      path.push(id);
      id = stuck.get(id)?.blockers.find((blocker) => stuck.has(blocker));
    }
    if (id !== undefined && !done.has(id)) {
      return path.slice(path.indexOf(id)).flatMap((member) => stuck.get(member) ?? []);
    }
    for (const member of path) done.add(member);
  }
  return [];
}
