import type { Playback } from "./playhead.ts";

/** A key of the playground's, what it does, and how it does it. */
interface KeyBinding {
  /** `KeyboardEvent.key`, one or the other. */
  readonly keys: readonly string[];
  readonly does: string;
  readonly act: (playback: Playback) => void;
}

/** The keys of the playback, in the order of the sheet. */
export const PLAYBACK_KEYS: readonly KeyBinding[] = [
  { keys: ["k", "Space"], does: "play, pause", act: (playback) => playback.toggle() },
  { keys: ["."], does: "one event forward", act: (playback) => playback.step(1) },
  { keys: [","], does: "one event back", act: (playback) => playback.step(-1) },
  { keys: [">"], does: "to the next switch of task", act: (playback) => playback.stepTask(1) },
  { keys: ["<"], does: "to the switch of task before", act: (playback) => playback.stepTask(-1) },
  { keys: ["o"], does: "to the next line of output", act: (playback) => void playback.toNextOutput() },
  { keys: ["e"], does: "to the next error", act: (playback) => void playback.toNextError() },
  { keys: ["m"], does: "to the next event on the marked line", act: (playback) => playback.toSameLine() },
  { keys: ["Home"], does: "to the start", act: (playback) => playback.toStart() },
  { keys: ["End"], does: "to the end", act: (playback) => playback.toEnd() },
  { keys: ["["], does: "slower", act: (playback) => playback.changeSpeed(-1) },
  { keys: ["]"], does: "faster", act: (playback) => playback.changeSpeed(1) },
];

/** Keys that scroll, or press a button: those are theirs where the focus is on something of the kind. */
const SHARED_KEYS: ReadonlySet<string> = new Set(["Space", "Home", "End"]);

/**
 * Does what a pressed key stands for.
 * @returns whether it stands for anything, here
 */
export function actOnKey(event: KeyboardEvent, playback: Playback): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  const target = event.target as Element;
  if (isWritten(target)) return false;
  const key = event.key === " " ? "Space" : event.key;
  if (SHARED_KEYS.has(key) && hasUseFor(target, key)) return false;
  const binding = PLAYBACK_KEYS.find(({ keys }) => keys.includes(key));
  if (binding === undefined) return false;
  event.preventDefault();
  binding.act(playback);
  return true;
}

/** Whether keys are text here. */
export function isWritten(target: Element): boolean {
  return (
    target.closest(".pl-editor, textarea, select, input:not([type=range], [type=checkbox]), dialog") !== null
  );
}

function hasUseFor(target: Element, key: string): boolean {
  if (key === "Space") return target.closest("button, summary, a, input") !== null;
  return target.closest("[role=group][tabindex], [role=tablist]") !== null;
}
