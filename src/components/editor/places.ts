import type { Diagnostic } from "../../compiler/program.ts";

/** Whether a diagnostic is about the file that an editor shows: it names `main.ts`, or the whole path. */
export function isAbout(diagnostic: Diagnostic, path: string): boolean {
  return path === diagnostic.file || path.endsWith(`/${diagnostic.file}`);
}

/** Scrolls the page when a strip of it, given in pixels from the viewport's top, is out of view. */
export function revealInPage(top: number, height: number): void {
  if (top >= 0 && top + height <= innerHeight) return;
  scrollBy({ top: top - innerHeight / 2 });
}

/**
 * The text to show of a source: without its last newline, after which an editor would show an empty line that
 * a static block of code does not. What is shown plus `end` is the source.
 */
export function withoutFinalNewline(source: string): { shown: string; end: string } {
  return source.endsWith("\n") ? { shown: source.slice(0, -1), end: "\n" } : { shown: source, end: "" };
}
