import { formatTraceback } from "../../runtime/builtins/format-traceback.ts";
import { toChromeTrace } from "../../runtime/trace/chrome.ts";
import { outputOf } from "../../runtime/trace/result.ts";
import type { Trace } from "../../runtime/trace/trace.ts";
import { timelineToSvg } from "../timeline/svg.ts";

/** A file that a reader can save. */
export interface SavedFile {
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  readonly text: string;
}

/** What a run is saved from. */
export interface Run {
  readonly trace: Trace;
  /** The program that was run. */
  readonly source: string;
  readonly title: string;
}

/** A form in which a run can be saved. */
export interface ExportFormat {
  readonly id: string;
  readonly label: string;
  /** What one can do with it. */
  readonly hint: string;
  readonly make: (run: Run) => SavedFile;
}

export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    id: "chrome-trace",
    label: "Trace as JSON",
    hint: "opens in Perfetto and Chrome’s tracing",
    make: ({ trace, title }) => ({
      name: `${fileName(title)}.trace.json`,
      type: "application/json",
      text: JSON.stringify(toChromeTrace(trace)),
    }),
  },
  {
    id: "timeline",
    label: "Timeline as SVG",
    hint: "a picture that scales",
    make: ({ trace, title }) => ({
      name: `${fileName(title)}.svg`,
      type: "image/svg+xml",
      text: timelineToSvg(trace, { title }),
    }),
  },
  {
    id: "output",
    label: "Output as text",
    hint: "what the program printed",
    make: ({ trace, title }) => ({
      name: `${fileName(title)}.txt`,
      type: "text/plain",
      text: outputText(trace),
    }),
  },
  {
    id: "program",
    label: "Program",
    hint: "the source that was run",
    make: ({ trace, source, title }) => ({
      name: `${fileName(title)}.${trace.language === "python" ? "py" : "ts"}`,
      type: "text/plain",
      text: source,
    }),
  },
];

/** @returns what a run printed, and the traceback that ended it, as a terminal would show them. */
export function outputText(trace: Trace): string {
  const lines = outputOf(trace).map(({ text }) => text);
  if (trace.outcome.error !== null) lines.push(formatTraceback(trace.outcome.error));
  return lines.map((line) => `${line}\n`).join("");
}

/** @returns a title as the name of a file, without its ending: `three-requests-twice`. */
export function fileName(title: string): string {
  const name = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return name === "" ? "program" : name;
}
