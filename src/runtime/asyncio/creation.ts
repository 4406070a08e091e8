import { current } from "../loop/current.ts";
import { siteName, siteOf } from "../loop/sites.ts";
import { _getRunningLoop } from "./events.ts";

/** Where an object was made, which debug mode keeps: CPython's `_source_traceback`, its innermost frame. */
export interface Creation {
  readonly site: number;
  /** The coroutine function that was running, or `<module>`. */
  readonly function: string;
}

/** @returns the place that runs now, or null when it is none of the reader's. */
export function creationHere(): Creation | null {
  if (siteOf(current.site) === null) return null;
  const coroutine = _getRunningLoop()?._currentTask?.getCoro();
  return { site: current.site, function: (coroutine?.top ?? coroutine)?.code.name ?? "<module>" };
}

/** @returns `created at main.ts:12`, as a `repr` in debug mode says it. */
export function formatCreation(creation: Creation): string {
  return `created${siteName(creation.site)}`;
}

/** @returns the lines that a report has of it: `Object created at (most recent call last):` and the frame. */
export function formatCreationTraceback(what: "Object" | "Handle", creation: Creation): string {
  const place = siteOf(creation.site);
  const frame = place === null ? "" : `\n  File "${place.file}", line ${place.line}, in ${creation.function}`;
  return `${what} created at (most recent call last):${frame}`;
}
