import type { PrintedLine } from "./referee.ts";

/**
 * One text a printed line, equal where both languages mean the same: the time in whole nanoseconds, the
 * stream, the line. On standard error, what can only differ is left out: file names and line numbers, addresses,
 * the frames of tracebacks, and in a slow callback's report the handle, which shows them.
 */
export function comparableOutput(output: readonly Readonly<PrintedLine>[]): string[] {
  return output.flatMap(({ t, stream, text }) => {
    const lines = text.split("\n");
    const kept =
      stream === "stdout" ? lines : lines.filter((line) => !isOfTraceback(line)).map(withoutPlaces);
    return kept.map((line) => `${Math.round(t * 1e9)} ${stream} ${line}`);
  });
}

function isOfTraceback(line: string): boolean {
  return /^\s/.test(line) || line === "Traceback (most recent call last):";
}

function withoutPlaces(line: string): string {
  return line
    .replace(/^[\w./-]+\.(py|ts):\d+(:\d+)?: /, "")
    .replace(/[\w./-]+\.(py|ts):\d+(:\d+)?/g, "FILE")
    .replace(/ at 0x[0-9a-f]+/g, "")
    .replace(/^Executing <.*> took /, "Executing took ");
}
