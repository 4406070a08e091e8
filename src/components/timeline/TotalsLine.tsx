import { clockTime } from "../words.ts";
import { totalsText } from "./totals.ts";
import type { TimelineView } from "./view.ts";

/** What the selected part, or else the whole run, was spent on. */
export function TotalsLine({ view }: { view: TimelineView }) {
  const { from, to } = view.stretch.value;
  const isPart = view.range.value !== null;
  return (
    <p class="pl-note pl-totals">
      <span>
        {isPart && <strong>{`${clockTime(from)} s to ${clockTime(to)} s. `}</strong>}
        {totalsText(view.totals())}
      </span>
      {isPart && (
        <>
          <button type="button" class="pl-tool" onClick={() => view.zoomToRange()}>
            Zoom to it
          </button>
          <button type="button" class="pl-tool" onClick={() => view.clearRange()}>
            Clear
          </button>
        </>
      )}
    </p>
  );
}
