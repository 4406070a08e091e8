import { useEffect, useState } from "preact/hooks";
import type { PlaygroundStore } from "./store.ts";

/** Milliseconds: most runs are over before one could read "Stop", and a second click of a double click is no wish to. */
const STOPPABLE_AFTER = 150;

interface RunButtonProps {
  readonly store: PlaygroundStore;
  /** Whether the page's scripts have taken over. */
  readonly isLive: boolean;
}

/**
 * Starts the program; while it goes on, stops it. One button in one place, so that nothing beside it moves and the
 * focus stays where it is.
 */
export function RunButton({ store, isLive }: RunButtonProps) {
  const isBusy = store.phase.value !== "idle";
  const [isLate, setIsLate] = useState(false);

  useEffect(() => {
    if (!isBusy) return;
    const timer = setTimeout(() => setIsLate(true), STOPPABLE_AFTER);
    return () => {
      clearTimeout(timer);
      setIsLate(false);
    };
  }, [isBusy]);

  if (isBusy && isLate) {
    return (
      <button key="run" type="button" class="pl-button pl-run" title="Stop" onClick={() => store.stop()}>
        <svg width="9" height="10" viewBox="0 0 9 10" aria-hidden="true">
          <rect y="0.5" width="9" height="9" rx="1.5" fill="currentColor" />
        </svg>
        Stop
      </button>
    );
  }
  return (
    <button
      key="run"
      type="button"
      class="pl-button pl-run"
      disabled={!isLive}
      aria-disabled={isBusy}
      aria-keyshortcuts="Control+Enter Meta+Enter"
      title="Run (Ctrl+Enter)"
      onClick={() => void store.run()}
    >
      <svg width="9" height="10" viewBox="0 0 9 10" aria-hidden="true">
        <path d="M0.5 0.5 L8.5 5 L0.5 9.5 Z" fill="currentColor" />
      </svg>
      Run
    </button>
  );
}
