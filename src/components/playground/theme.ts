import { type ReadonlySignal, signal } from "@preact/signals";

export type Theme = "light" | "dark";

const theme = signal<Theme>("dark");
let isWatching = false;

/** @returns the page's theme, which follows the reader's choice. For the browser only. */
export function pageTheme(): ReadonlySignal<Theme> {
  if (!isWatching) {
    isWatching = true;
    const root = document.documentElement;
    const read = (): void => {
      theme.value = root.dataset.theme === "light" ? "light" : "dark";
    };
    read();
    new MutationObserver(read).observe(root, { attributeFilter: ["data-theme"] });
  }
  return theme;
}
