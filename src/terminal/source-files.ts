import { readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { SourceFile } from "../compiler/program.ts";

/** What an import of a sibling looks like; whatever is found twice, or in a comment, does no harm. */
const RELATIVE_IMPORT = /(?:from|import)\s*["'](\.{1,2}\/[^"'\n]+)["']/g;

/**
 * Reads a program: the file, and those beside it that it imports, directly or not. Their paths are relative
 * to the first file's folder, as in a playground.
 * @throws when the file itself cannot be read; an import that is not there is the compiler's to report
 */
export function readProgram(path: string): SourceFile[] {
  const root = dirname(path);
  const files = new Map<string, SourceFile>();
  const add = (file: string, source: string): void => {
    const name = relative(root, file).split(sep).join("/");
    if (files.has(name)) return;
    files.set(name, { path: name, source });
    for (const [, imported] of source.matchAll(RELATIVE_IMPORT)) {
      const found = readImport(join(dirname(file), imported as string));
      if (found !== null) add(found.file, found.source);
    }
  };
  add(path, readFileSync(path, "utf8"));
  return [...files.values()];
}

function readImport(path: string): { file: string; source: string } | null {
  for (const file of [path, `${path}.ts`, path.replace(/\.js$/, ".ts"), join(path, "index.ts")]) {
    try {
      return { file, source: readFileSync(file, "utf8") };
    } catch {
      // Not under this name; the next may be there.
    }
  }
  return null;
}
