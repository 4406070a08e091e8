import type { Playback } from "../playback/playhead.ts";
import { count } from "../words.ts";

/** Beside the line that the mouse points at: how often something happened there, and the way to it. */
export function LineMoments({ playback }: { playback: Playback }) {
  const line = playback.pointedLine.value;
  const moments = playback.pointedMoments.value.length;
  if (line === null || moments === 0) return null;
  return (
    <button
      type="button"
      class="pl-line-moments"
      style={{ "--pl-at-line": line }}
      // For the mouse; the key m does the same.
      tabIndex={-1}
      title="To the next of them (m)"
      onClick={(event) => {
        event.stopPropagation();
        playback.toLine(line);
      }}
    >
      {count(moments, "event")}
    </button>
  );
}
