import { useSignal, useSignalEffect } from "@preact/signals";
import type { Playback } from "../playback/playhead.ts";
import { clockTime } from "../words.ts";
import { type Narration, narrate } from "./narration.ts";

/** Milliseconds without a further step before a screen reader is told of one. */
const QUIET = 400;

/** What happened at the playhead, in a sentence. */
export function StepInWords({ playback }: { playback: Playback }) {
  const { what, why } = wordsFor(playback);
  return (
    <div class="pl-words">
      <p>
        <strong>{what}</strong> {why}
      </p>
      <SpokenStep playback={playback} />
    </div>
  );
}

function wordsFor(playback: Playback): Narration {
  if (!playback.isTouched.value) {
    return { what: "This is the whole run.", why: "Play it, take it step by step, or drag the playhead." };
  }
  return narrate(playback.trace.value, playback.state.value);
}

/** The same for screen readers: once the reader rests at a step, and never while the run plays. */
function SpokenStep({ playback }: { playback: Playback }) {
  const said = useSignal("");
  useSignalEffect(() => {
    const isMoving = playback.playing.value || !playback.isTouched.value;
    const state = playback.state.value;
    if (isMoving) return;
    const timer = setTimeout(() => {
      const { what, why } = narrate(playback.trace.peek(), state);
      said.value = `${clockTime(state.time)} seconds. ${what} ${why}`;
    }, QUIET);
    return () => clearTimeout(timer);
  });
  return (
    <span class="sr-only" role="status">
      {said.value}
    </span>
  );
}
