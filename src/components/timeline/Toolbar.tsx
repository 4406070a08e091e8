import type { AxisKind } from "./axis.ts";
import type { TimelineView } from "./view.ts";

const AXES: readonly (readonly [AxisKind, string, string])[] = [
  ["time", "Time", "Widths are virtual time"],
  ["steps", "Steps", "Every step is as wide as the next"],
];

/** What a reader can do to the timeline as a whole. */
export function Toolbar({ view, isLive }: { view: TimelineView; isLive: boolean }) {
  const kind = view.playback.axis.value;
  return (
    <div class="pl-timeline-tools" role="toolbar" aria-label="Timeline">
      <fieldset class="pl-segmented" aria-label="Axis">
        {AXES.map(([axis, word, title]) => (
          <button
            key={axis}
            type="button"
            class="pl-tool"
            title={title}
            aria-pressed={kind === axis}
            disabled={!isLive}
            onClick={() => {
              view.playback.axis.value = axis;
            }}
          >
            {word}
          </button>
        ))}
      </fieldset>
      <button
        type="button"
        class="pl-tool"
        title="Shorten stretches in which nothing happens"
        aria-pressed={view.isCompressed.value}
        disabled={!isLive || kind !== "time"}
        onClick={() => {
          view.isCompressed.value = !view.isCompressed.peek();
        }}
      >
        Shorten gaps
      </button>
      <button
        type="button"
        class="pl-tool"
        title="Arrows from what woke a task to the task"
        aria-pressed={view.hasAllArrows.value}
        disabled={!isLive}
        onClick={() => {
          view.hasAllArrows.value = !view.hasAllArrows.peek();
        }}
      >
        Who woke whom
      </button>
      <input
        type="search"
        class="pl-filter"
        placeholder="Filter names"
        aria-label="Filter lanes by name"
        value={view.filter.value}
        disabled={!isLive}
        onInput={(event) => {
          view.cursor.value = null;
          view.filter.value = event.currentTarget.value;
        }}
      />
      <fieldset class="pl-segmented pl-zoom" aria-label="Zoom">
        <button
          type="button"
          class="pl-tool"
          aria-label="Zoom out"
          disabled={!isLive}
          onClick={() => view.zoom(2)}
        >
          −
        </button>
        <button type="button" class="pl-tool" disabled={!isLive} onClick={() => view.showAll()}>
          All
        </button>
        <button
          type="button"
          class="pl-tool"
          aria-label="Zoom in"
          disabled={!isLive}
          onClick={() => view.zoom(0.5)}
        >
          +
        </button>
      </fieldset>
    </div>
  );
}
