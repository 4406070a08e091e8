import type { Site } from "../trace/trace.ts";

/**
 * The program's sites: the statements and awaits that the compiler marked. They come to the runtime as the
 * compiler lists them: three numbers a site (file index, line, column), site 0 being nowhere.
 */
let files: readonly string[] = [];
let table: Int32Array = new Int32Array(3);

/** Tells the runtime of the program that is about to run. */
export function setSites(programFiles: readonly string[], programSites: Int32Array): void {
  files = programFiles;
  table = programSites;
}

/** @returns the place that a site stands for, or null when it is none of the reader's. */
export function siteOf(site: number): Site | null {
  const line = table[site * 3 + 1];
  if (site <= 0 || line === undefined) return null;
  return { file: files[table[site * 3] as number] ?? "", line, column: table[site * 3 + 2] as number };
}

/** @returns ` at main.ts:12`, or nothing where the place is not known. */
export function siteName(site: number): string {
  const place = siteOf(site);
  return place === null ? "" : ` at ${place.file}:${place.line}`;
}
