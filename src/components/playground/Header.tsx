import { useEffect, useRef } from "preact/hooks";
import { ExportMenu } from "../export/ExportMenu.tsx";
import type { PlaygroundStore } from "./store.ts";

interface HeaderProps {
  readonly store: PlaygroundStore;
  readonly titleId: string;
  /** Whether the page's scripts have taken over. */
  readonly isLive: boolean;
  readonly isEditing: boolean;
  readonly onEdit: () => void;
}

/** The playground's title, and what can be done with its program. */
export function Header({ store, titleId, isLive, isEditing, onEdit }: HeaderProps) {
  const isBusy = store.phase.value !== "idle";
  const isExample =
    !store.isEdited.value &&
    store.result.value.kind === "trace" &&
    store.ranSource.value === store.data.source;
  const run = useRef<HTMLButtonElement>(null);
  const stop = useRef<HTMLButtonElement>(null);
  const hadFocus = useRef(false);

  // The Stop button goes away with the run; whoever was on it is put where the next run starts.
  useEffect(() => {
    if (isBusy) {
      hadFocus.current = false;
    } else if (hadFocus.current) {
      hadFocus.current = false;
      run.current?.focus();
    }
  }, [isBusy]);

  return (
    <div class="pl-head">
      <p class="pl-title" id={titleId}>
        {store.data.title}
      </p>
      <div class="pl-actions">
        {store.discarded.value !== null && (
          <button type="button" class="pl-button" onClick={() => store.undoReset()}>
            Undo reset
          </button>
        )}
        {!isExample && (
          <button type="button" class="pl-button" onClick={() => store.reset()}>
            Reset
          </button>
        )}
        <ExportMenu
          trace={store.trace.value}
          source={store.ranSource.value}
          title={store.data.title}
          isLive={isLive}
        />
        {!isEditing && (
          <button type="button" class="pl-button" disabled={!isLive} onClick={onEdit}>
            Edit
          </button>
        )}
        {isBusy && (
          <button
            type="button"
            class="pl-button pl-stop"
            ref={stop}
            onClick={() => {
              hadFocus.current = true;
              store.stop();
            }}
          >
            <svg width="9" height="9" aria-hidden="true">
              <rect width="9" height="9" rx="1.5" fill="currentColor" />
            </svg>
            Stop
          </button>
        )}
        <button
          type="button"
          class="pl-button pl-run"
          ref={run}
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
      </div>
    </div>
  );
}
