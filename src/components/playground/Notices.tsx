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
      {store.isSavingRefused.value && (
        <p class="pl-notice">
          This browser does not keep your edit when you leave the page: its storage is full or forbidden. Copy
          what you want to keep.
        </p>
      )}
    </>
  );
}
