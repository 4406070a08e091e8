import { WaitKind } from "../../runtime/trace/events.ts";
import type { Site, Trace } from "../../runtime/trace/trace.ts";
import type { LoopState, TaskState } from "../playback/loop-state.ts";
import { stackOf } from "../playback/stack.ts";

/** A line of the tree, as `python -m asyncio pstree` prints it. */
export interface TreeRow {
  /** What leads to it: `│   └── `. */
  readonly branch: string;
  readonly depth: number;
  readonly kind: "task" | "coroutine";
  /** The task's or the coroutine's name. */
  readonly name: string;
  /** The task that it is, or whose coroutine it is. */
  readonly task: TaskState;
  /** Where the coroutine awaits; null for tasks, and inside of the runtime. */
  readonly site: Site | null;
}

/** More lines than this help nobody. */
const MOST_ROWS = 200;

/**
 * Who awaits whom at the playhead: each task that has not ended, its coroutines under it, outermost first, and
 * the tasks that it waits for under the innermost one. A task that nobody awaits is a root.
 * @returns the rows in order, and how many more there would be
 */
export function awaitTree(trace: Trace, state: LoopState): { rows: TreeRow[]; hidden: number } {
  const tasks = [...state.tasks.values()].filter((task) => !task.isInternal && isPending(task));
  const awaits = awaitedBy(tasks);
  const awaited = new Set([...awaits.values()].flat());
  const rows: TreeRow[] = [];
  const seen = new Set<number>();
  let hidden = 0;

  const add = (row: TreeRow): void => {
    if (rows.length < MOST_ROWS) rows.push(row);
    else hidden += 1;
  };
  /** A stack of its own: tasks can await each other deeper than JavaScript can recurse. */
  const draw = (root: TaskState): void => {
    const todo: { task: TaskState; indent: string; depth: number; isLast: boolean }[] = [
      { task: root, indent: "", depth: 0, isLast: true },
    ];
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      const { task, depth, isLast } = next;
      add({ branch: next.indent + fork(isLast), depth, kind: "task", name: task.name, task, site: null });
      // Tasks that await each other in a circle are drawn once.
      if (seen.has(task.id)) continue;
      seen.add(task.id);
      let indent = next.indent + below(isLast);
      const stack = stackOf(trace, task);
      for (const [index, frame] of stack.entries()) {
        add({ branch: indent + fork(true), depth: depth + index + 1, kind: "coroutine", ...frame, task });
        indent += below(true);
      }
      const children = awaits.get(task.id) ?? [];
      for (const [index, child] of children.toReversed().entries()) {
        const isLastChild = index === 0;
        todo.push({ task: child, indent, depth: depth + stack.length + 1, isLast: isLastChild });
      }
    }
  };
  for (const task of tasks) if (!awaited.has(task)) draw(task);
  // What is left awaits itself in a circle.
  for (const task of tasks) if (!seen.has(task.id) && awaited.has(task)) draw(task);
  return { rows, hidden };
}

function isPending({ status }: TaskState): boolean {
  return status === "ready" || status === "running" || status === "waiting";
}

/** @returns for each task the pending ones that it awaits. */
function awaitedBy(tasks: readonly TaskState[]): Map<number, TaskState[]> {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const awaits = new Map<number, TaskState[]>();
  const add = (waiter: number, task: TaskState): void => {
    const known = awaits.get(waiter);
    if (known === undefined) awaits.set(waiter, [task]);
    else if (!known.includes(task)) known.push(task);
  };
  for (const task of tasks) {
    if (task.status === "waiting" && task.waitKind === WaitKind.task) {
      const other = byId.get(task.waitSubject);
      if (other !== undefined) add(task.id, other);
    }
    for (const waiter of task.groupWaiters) if (byId.has(waiter)) add(waiter, task);
  }
  return awaits;
}

function fork(isLast: boolean): string {
  return isLast ? "└── " : "├── ";
}

function below(isLast: boolean): string {
  return isLast ? "    " : "│   ";
}
