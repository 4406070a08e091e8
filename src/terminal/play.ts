import { existsSync, writeFileSync } from "node:fs";
import { formatTraceback } from "../runtime/builtins/report.ts";
import { toChromeTrace } from "../runtime/trace/chrome.ts";
import type { ProgramResult } from "../runtime/trace/result.ts";
import type { ErrorRecord } from "../runtime/trace/trace.ts";
import type { PlayOptions } from "./command-line.ts";
import { type Finished, runIsolated } from "./isolated.ts";

/**
 * Runs the files of a call, one after the other.
 * @returns the exit code: 0, 1 when a program failed, 2 when a file is not there
 */
export async function play(options: PlayOptions): Promise<number> {
  const missing = options.files.filter((file) => !existsSync(file));
  if (missing.length > 0) {
    process.stderr.write(`no such file: ${missing.join(", ")}\n`);
    return 2;
  }
  let failed = false;
  for (const file of options.files) {
    const finished = await runIsolated(file, options.seed, options.patience);
    if (options.json) printJson(file, finished.result);
    else printPlain(finished);
    if (options.trace !== null && finished.trace !== null) {
      writeFileSync(options.trace, JSON.stringify(toChromeTrace(finished.trace)));
    }
    failed ||= finished.result.status !== "ok";
  }
  return failed ? 1 : 0;
}

function printJson(file: string, result: ProgramResult): void {
  const { status, output, error, virtualTime, seed } = result;
  process.stdout.write(`${JSON.stringify({ file, status, output, error, virtualTime, seed })}\n`);
}

function printPlain({ result, diagnostics, trace }: Finished): void {
  for (const { stream, text } of result.output) {
    (stream === "stderr" ? process.stderr : process.stdout).write(`${text}\n`);
  }
  for (const { file, line, column, message } of diagnostics) {
    process.stderr.write(`${file}:${line}:${column}: ${message}\n`);
  }
  // The trace's own record tells also what the error was raised from.
  const error = trace?.outcome.error ?? result.error;
  if (error !== null && diagnostics.length === 0) process.stderr.write(lastWords(error));
}

/** What is said of the error that ended a program: `sys.exit("text")` says its text alone, `sys.exit(3)` nothing. */
function lastWords(error: ErrorRecord): string {
  if (error.name !== "SystemExit") return `${formatTraceback(error)}\n`;
  return /^-?\d+$/.test(error.message) ? "" : `${error.message}\n`;
}
