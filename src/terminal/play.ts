import { closeSync, openSync, statSync, writeFileSync } from "node:fs";
import { formatTraceback } from "../runtime/builtins/report.ts";
import { toChromeTrace } from "../runtime/trace/chrome.ts";
import type { ProgramResult } from "../runtime/trace/result.ts";
import type { ErrorRecord, Trace } from "../runtime/trace/trace.ts";
import type { PlayOptions } from "./command-line.ts";
import { type Finished, runIsolated } from "./isolated.ts";

/**
 * Runs the files of a call, one after the other.
 * @returns the exit code: 0, 1 when a program failed, 2 when a file cannot be read, or the trace not be written
 */
export async function play(options: PlayOptions): Promise<number> {
  const problems = options.files.map(problemWith).filter((problem) => problem !== null);
  if (problems.length > 0) {
    process.stderr.write(`${problems.join("\n")}\n`);
    return 2;
  }
  let failed = false;
  for (const file of options.files) {
    const finished = await runIsolated(file, options.seed, options.patience);
    if (options.json) printJson(file, finished.result);
    else printPlain(finished);
    if (options.trace !== null && finished.trace !== null && !writeTrace(options.trace, finished.trace))
      return 2;
    failed ||= finished.result.status !== "ok";
  }
  return failed ? 1 : 0;
}

/** @returns why a file cannot be run, or null. */
function problemWith(file: string): string | null {
  try {
    closeSync(openSync(file, "r"));
    return statSync(file).isFile() ? null : `not a file: ${file}`;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" ? `no such file: ${file}` : `cannot read ${file}: ${(error as Error).message}`;
  }
}

/** @returns whether it could be written */
function writeTrace(path: string, trace: Trace): boolean {
  try {
    writeFileSync(path, JSON.stringify(toChromeTrace(trace)));
    return true;
  } catch (error) {
    process.stderr.write(`cannot write the trace: ${(error as Error).message}\n`);
    return false;
  }
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
