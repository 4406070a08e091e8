import type { AxisKind } from "./axis.ts";
import { EndMark } from "./marks.tsx";
import type { Ending, Timeline } from "./model.ts";
import { occurringIn } from "./occurring.ts";
import { WAIT_WORDS } from "./wait-classes.ts";

const ENDINGS: readonly Ending[] = ["finished", "failed", "cancelled"];

interface KeyProps {
  readonly timeline: Timeline;
  readonly axis: AxisKind;
}

/** What the shapes and colours of a timeline mean; only those that occur in it. */
export function Key({ timeline, axis }: KeyProps) {
  const { waits, endings, openWaits, blocking, held, waiters } = occurringIn(timeline);
  const hasStates = axis === "steps" || blocking;
  return (
    <ul class="pl-key" aria-label="Key">
      <li>
        <svg width={hasStates ? 12 : 3} height="14" aria-hidden="true">
          <rect class="pl-step" width={hasStates ? 12 : 3} height="14" rx="1.5" />
        </svg>
        a step runs
      </li>
      {hasStates && <BarKey what="pl-bar-ready" words="ready: its turn comes" />}
      {WAIT_WORDS.filter(([wait]) => waits.has(wait)).map(([wait, words]) => (
        <BarKey key={wait} what={`pl-wait-${wait}`} words={words} />
      ))}
      {openWaits && <BarKey what="pl-bar-open" words="still waits at the end" />}
      {held && <BarKey what="pl-held" words="held, or filled" />}
      {waiters && <BarKey what="pl-waiters" words="tasks in line for it" />}
      {ENDINGS.filter((how) => endings.has(how)).map((how) => (
        <li key={how}>
          <svg width="11" height="11" viewBox="-5.5 -5.5 11 11" aria-hidden="true">
            <EndMark how={how} x={0} />
          </svg>
          {how}
        </li>
      ))}
    </ul>
  );
}

function BarKey({ what, words }: { what: string; words: string }) {
  const isThin = what === "pl-waiters";
  return (
    <li>
      <svg width="16" height="11" aria-hidden="true">
        <rect
          class={`pl-bar ${what}`}
          x="0.5"
          y={isThin ? 4 : 0.5}
          width="15"
          height={isThin ? 3 : 10}
          rx={isThin ? 1 : 3}
        />
      </svg>
      {words}
    </li>
  );
}
