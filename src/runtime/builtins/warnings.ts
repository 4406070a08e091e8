import { current } from "../loop/current.ts";
import { atRunStart } from "../loop/run.ts";
import { siteOf } from "../loop/sites.ts";
import type { Warning } from "./exceptions.ts";
import { writeError } from "./report.ts";

/** What was warned of: like Python's default filter, a line gives the same warning once. */
const given = new Set<string>();

atRunStart(() => given.clear());

/**
 * Prints a warning as Python does: `main.ts:12: RuntimeWarning: …`.
 * @param site the place that it is about; 0 for none
 */
export function warn(category: typeof Warning, message: string, site: number): void {
  const place = siteOf(site);
  const where = place === null ? "" : `${place.file}:${place.line}: `;
  const text = `${where}${category.name}: ${message}`;
  if (place !== null) {
    if (given.has(text)) return;
    given.add(text);
  }
  const before = current.site;
  current.site = site;
  writeError(text);
  current.site = before;
}
