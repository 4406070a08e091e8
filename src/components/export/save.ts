import type { SavedFile } from "./exports.ts";

/** Long enough for every browser to have begun the download; in milliseconds. */
const KEPT = 60_000;

/** Lets the browser save a file. It is made in the page, so that any static host will do. */
export function save({ name, type, text }: SavedFile): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT);
}
