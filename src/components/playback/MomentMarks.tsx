import type { Playback } from "./playhead.ts";

/** More marks than this are one bar. */
const MOST_MARKS = 300;

/** Marks on the scrubber the moments of the line that the reader points at in the code. */
export function MomentMarks({ playback }: { playback: Playback }) {
  const moments = playback.pointedMoments.value;
  if (moments.length === 0) return null;
  const events = playback.lastEvent.value + 1;
  const every = Math.ceil(moments.length / MOST_MARKS);
  return (
    <svg class="pl-moments" aria-hidden="true" width="100%" height="6">
      {moments
        .filter((_, index) => index % every === 0)
        .map((moment) => (
          <rect key={moment} x={`${((moment + 1) / events) * 100}%`} width="2" height="6" />
        ))}
    </svg>
  );
}
