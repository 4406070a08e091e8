import type { TaskLane, Timeline } from "./model.ts";
import type { Resource } from "./resources.ts";

/** A line of the timeline. */
export type Row = TaskRow | ResourceRow;

export interface TaskRow {
  readonly lane: TaskLane;
  readonly isLastChild: boolean;
  /** How many tasks are below it in the tree, shown or not. */
  readonly below: number;
  readonly isFolded: boolean;
  /** Whether it is here for the sake of a task below it, and does not match the filter itself. */
  readonly isContext: boolean;
}

export interface ResourceRow {
  readonly lane: Resource;
}

/** What the reader wants to see. */
export interface Choice {
  /** A part of a name, in any case; empty for everything. */
  readonly filter: string;
  /** The tasks whose tree is folded away. */
  readonly folded: ReadonlySet<number>;
}

export const EVERYTHING: Choice = { filter: "", folded: new Set() };

/**
 * The lines to show: tasks as a tree, then what they share. A filter keeps what it matches, and the creators
 * above that; folded trees keep their first task, unless the filter finds something in them.
 */
export function rowsOf(timeline: Timeline, { filter, folded }: Choice): Row[] {
  const wanted = filter.trim().toLowerCase();
  const { tasks, taskById } = timeline;
  const matching = tasks.filter((lane) => wanted === "" || matches(lane, wanted));
  const kept = new Set(matching);
  if (wanted !== "") {
    for (const lane of matching) {
      let parent = taskById.get(lane.parent);
      while (parent !== undefined && !kept.has(parent)) {
        kept.add(parent);
        parent = taskById.get(parent.parent);
      }
    }
  }
  const found = new Set(matching);
  const below = countBelow(timeline);
  const rows: TaskRow[] = [];
  let hiddenBelow = Number.POSITIVE_INFINITY;
  for (const lane of tasks) {
    if (lane.depth > hiddenBelow) continue;
    hiddenBelow = Number.POSITIVE_INFINITY;
    if (!kept.has(lane)) continue;
    const isFolded = wanted === "" && folded.has(lane.id);
    if (isFolded) hiddenBelow = lane.depth;
    rows.push({
      lane,
      isLastChild: false,
      below: below.get(lane.id) ?? 0,
      isFolded,
      isContext: !found.has(lane),
    });
  }
  const shared = timeline.resources.filter(
    ({ name, events }) => events.length > 0 && name.toLowerCase().includes(wanted),
  );
  return [...withLastChildren(rows), ...shared.map((lane) => ({ lane }))];
}

export function isTaskRow(row: Row): row is TaskRow {
  return row.lane.kind === "task";
}

function matches({ name, coroutine }: TaskLane, wanted: string): boolean {
  return name.toLowerCase().includes(wanted) || coroutine.toLowerCase().includes(wanted);
}

/** How many tasks each task has below it. */
function countBelow({ tasks, taskById }: Timeline): Map<number, number> {
  const below = new Map<number, number>();
  // From the end: a task's tree is complete before the task itself is met.
  for (let index = tasks.length - 1; index >= 0; index -= 1) {
    const lane = tasks[index] as TaskLane;
    if (!taskById.has(lane.parent)) continue;
    below.set(lane.parent, (below.get(lane.parent) ?? 0) + (below.get(lane.id) ?? 0) + 1);
  }
  return below;
}

/** Marks the rows after which no sibling comes. */
function withLastChildren(rows: readonly TaskRow[]): TaskRow[] {
  const seen = new Set<number>();
  return rows
    .toReversed()
    .map((row) => {
      const isLastChild = !seen.has(row.lane.parent);
      seen.add(row.lane.parent);
      return { ...row, isLastChild };
    })
    .reverse();
}
