import type { PlaygroundStore } from "./store.ts";

/** What the reader should know about the program before running it. */
export function Notices({ store }: { store: PlaygroundStore }) {
  return (
    <>
      {store.wasRestored.value && (
        <p class="pl-notice">
          Your edit is restored.{" "}
          {store.ranSource.value === store.data.source &&
            "The output below is the example’s: Run shows yours, "}
          Reset brings the example back.
        </p>
      )}
      {store.unreadable.value !== null && (
        <div class="pl-notice">
          <p>
            What this browser kept of an earlier edit is damaged. Nothing of it is thrown away until you say
            so.
          </p>
          <details>
            <summary>What was kept</summary>
            <pre class="pl-kept">{store.unreadable.value}</pre>
            <button type="button" class="pl-button" onClick={() => store.forgetUnreadable()}>
              Throw it away
            </button>
          </details>
        </div>
      )}
      {store.isSavingRefused.value && (
        <p class="pl-notice">
          This browser does not keep your edit when you leave the page: its storage is full or forbidden. Copy
          what you want to keep.
        </p>
      )}
    </>
  );
}
