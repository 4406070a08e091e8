import type { Ending } from "./lanes.ts";
import type { TimelineLayout } from "./layout.ts";
import { EndMark } from "./marks.tsx";
import { WAIT_WORDS } from "./wait-classes.ts";

const ENDINGS: readonly Ending[] = ["finished", "failed", "cancelled"];

/** What the shapes and colours of a timeline mean; only those that occur in it. */
export function Key({ layout }: { layout: TimelineLayout }) {
  return (
    <ul class="pl-key" aria-label="Key">
      <li>
        <svg width="3" height="14" aria-hidden="true">
          <rect class="pl-step" width="3" height="14" rx="1.5" />
        </svg>
        a step runs
      </li>
      {WAIT_WORDS.filter(([wait]) => layout.waitClasses.has(wait)).map(([wait, words]) => (
        <li key={wait}>
          <svg width="16" height="11" aria-hidden="true">
            <rect class={`pl-bar pl-wait-${wait}`} width="16" height="11" rx="3" />
          </svg>
          {words}
        </li>
      ))}
      {layout.hasOpenWaits && (
        <li>
          <svg width="16" height="11" aria-hidden="true">
            <rect class="pl-bar pl-bar-open" x="0.5" y="0.5" width="15" height="10" rx="3" />
          </svg>
          still waits at the end
        </li>
      )}
      {ENDINGS.filter((how) => layout.endings.has(how)).map((how) => (
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
