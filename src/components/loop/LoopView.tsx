import { useMemo, useRef } from "preact/hooks";
import { EventKind } from "../../runtime/trace/events.ts";
import { LineLink, type RevealLine } from "../console/LineLink.tsx";
import type { Playback } from "../playback/playhead.ts";
import { stackOf } from "../playback/stack.ts";
import { type Boxes, boxesOf, type Chip } from "./boxes.ts";
import { useFlip } from "./flip.ts";

/** More than this in a box are counted. */
const MOST_CHIPS = 14;

interface LoopViewProps {
  readonly playback: Playback;
  readonly reveal: RevealLine | null;
}

/** The event loop at the playhead: what runs, what is ready, what the timers and others are waited for. */
export function LoopView({ playback, reveal }: LoopViewProps) {
  const root = useRef<HTMLDivElement>(null);
  useFlip(root);
  const trace = playback.trace.value;
  const hasRequests = useMemo(() => trace.events.kind.includes(EventKind.requestStarted), [trace]);
  const state = playback.state.value;
  const boxes = boxesOf(state);
  const hasNetwork = hasRequests || boxes.io.length > 0;
  return (
    <div class="pl-loop" ref={root} data-network={hasNetwork || undefined}>
      <section class="pl-box pl-box-running">
        <h4>Running</h4>
        {boxes.running === null ? (
          <p class="pl-box-empty">{idleText(boxes, state.isLoopRunning)}</p>
        ) : (
          <ul>
            <ChipItem chip={boxes.running} />
          </ul>
        )}
        <AwaitStack playback={playback} reveal={reveal} />
      </section>
      <Box title="Ready queue" hint="first in, first out" chips={boxes.ready} isOrdered={true} />
      <Box title="Timers" hint="the next one first" chips={boxes.timers} isOrdered={true} />
      {hasNetwork && <Box title="Network" hint="waited for" chips={boxes.io} />}
      <Box title="Waiting" hint="for each other" chips={boxes.waiting} />
      <Box title="Ended" hint="" chips={boxes.ended} class="pl-box-ended" />
    </div>
  );
}

/** Why nothing runs. */
function idleText(boxes: Boxes, isLoopRunning: boolean): string {
  if (!isLoopRunning) return "The loop does not run.";
  if (boxes.ready.length > 0) return "Between two steps.";
  if (boxes.timers.length > 0) return "Nothing: the loop sleeps until the first timer.";
  return boxes.io.length > 0 ? "Nothing: the loop waits for the network." : "Nothing.";
}

interface BoxProps {
  readonly title: string;
  readonly hint: string;
  readonly chips: readonly Chip[];
  readonly isOrdered?: boolean;
  readonly class?: string;
}

function Box({ title, hint, chips, isOrdered = false, class: className = "" }: BoxProps) {
  const List = isOrdered ? "ol" : "ul";
  const more = chips.length - MOST_CHIPS;
  return (
    <section class={`pl-box ${className}`}>
      <h4>
        {title} <span class="pl-muted">{chips.length > 0 ? chips.length : hint}</span>
      </h4>
      {chips.length === 0 ? (
        <p class="pl-box-empty">empty</p>
      ) : (
        <List>
          {chips.slice(0, MOST_CHIPS).map((chip) => (
            <ChipItem key={chip.key} chip={chip} />
          ))}
        </List>
      )}
      {more > 0 && <p class="pl-box-empty">and {more.toLocaleString("en")} more</p>}
    </section>
  );
}

function ChipItem({ chip }: { chip: Chip }) {
  const { key, name, detail, due, colour, status } = chip;
  return (
    <li
      class={`pl-chip pl-chip-${status} pl-chip-wait-${colour}`}
      data-flip={key}
      title={`${name} ${detail}`.trim()}
    >
      {due !== "" && <span class="pl-chip-due">{due}</span>}
      <span class="pl-chip-name">{name}</span>
      {detail !== "" && <span class="pl-chip-detail">{detail}</span>}
    </li>
  );
}

/** The coroutines of the task that runs, outermost first. */
function AwaitStack({ playback, reveal }: LoopViewProps) {
  const state = playback.state.value;
  const task = state.tasks.get(state.running);
  if (task === undefined) return null;
  return (
    <ol class="pl-stack" aria-label="Its coroutines, each awaiting the next">
      {stackOf(playback.trace.value, task).map(({ name, site }, index) => (
        <li key={index} style={{ "--pl-depth": index }}>
          {name}{" "}
          {site !== null && (
            <LineLink file={site.file} line={site.line} words={`line ${site.line}`} reveal={reveal} />
          )}
        </li>
      ))}
    </ol>
  );
}
