import { LineLink, type RevealLine } from "../console/LineLink.tsx";
import { waitsFor } from "../loop/narration.ts";
import type { TaskState } from "../playback/loop-state.ts";
import type { Playback } from "../playback/playhead.ts";
import { count } from "../words.ts";
import { awaitTree, type TreeRow } from "./await-tree.ts";

interface AwaitTreeProps {
  readonly playback: Playback;
  readonly reveal: RevealLine | null;
}

/** Who awaits whom at the playhead, in the shape of `python -m asyncio pstree`. */
export function AwaitTree({ playback, reveal }: AwaitTreeProps) {
  const { rows, hidden } = awaitTree(playback.trace.value, playback.state.value);
  if (rows.length === 0) {
    return <p class="pl-note">No task is alive here. Move the playhead to where some are.</p>;
  }
  return (
    <div class="pl-awaits">
      <p class="pl-muted">
        Who awaits whom, as <code>python -m asyncio pstree</code> shows it: (T) is a task, and below it are
        its coroutines.
      </p>
      <ul>
        {rows.map((row, index) => (
          <Row key={index} row={row} reveal={reveal} />
        ))}
      </ul>
      {hidden > 0 && <p class="pl-note">{count(hidden, "more line")} left out.</p>}
    </div>
  );
}

function Row({ row, reveal }: { row: TreeRow; reveal: RevealLine | null }) {
  const { branch, depth, kind, name, task, site } = row;
  return (
    <li>
      <span class="pl-muted" aria-hidden="true">
        {branch}
      </span>
      <span class="sr-only">{`Level ${depth + 1}: `}</span>
      {kind === "task" ? (
        <>
          <span class="pl-muted">(T)</span> <strong>{name}</strong>{" "}
          <span class={`pl-tree-status pl-tree-${task.status}`}>{statusText(task)}</span>
        </>
      ) : (
        <>
          {name}{" "}
          {site !== null && (
            <LineLink file={site.file} line={site.line} words={`${site.file}:${site.line}`} reveal={reveal} />
          )}
        </>
      )}
    </li>
  );
}

function statusText(task: TaskState): string {
  if (task.status !== "waiting" || task.waitKind === null) return task.status;
  return waitsFor(task.waitKind, task.waitText);
}
