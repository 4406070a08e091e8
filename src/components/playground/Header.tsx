import { ExportMenu } from "../export/ExportMenu.tsx";
import { RunButton } from "./RunButton.tsx";
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
  const isExample =
    !store.isEdited.value &&
    store.result.value.kind === "trace" &&
    store.ranSource.value === store.data.source;

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
        <RunButton store={store} isLive={isLive} />
      </div>
    </div>
  );
}
