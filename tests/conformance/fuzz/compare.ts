import { transform } from "esbuild";
import { compile } from "../../../src/compiler/compile.ts";
import { runInNode } from "../../../src/compiler/node.ts";
import { resultOf } from "../../../src/runtime/trace/result.ts";
import { sameTrace } from "../../support/same-trace.ts";
import { comparableOutput } from "../referee/comparable-output.ts";
import type { PrintedLine, Referee } from "../referee/referee.ts";
import type { Dual } from "./dual.ts";

/** Past these a program counts as endless, in either language. */
const LIMITS = { iterations: 20_000, virtualTime: 1_000_000 };

/** What a pair of programs came to. */
export interface Comparison {
  readonly verdict: "equal" | "different" | "undetermined" | "endless";
  /** All that is compared, a text each: lines with their times, then how the program ended. */
  readonly python: readonly string[];
  readonly typescript: readonly string[];
}

/**
 * Runs both programs of a pair, the TypeScript one twice.
 * esbuild is the native one here: its output is that of esbuild-wasm, in a fifth of the time.
 */
export async function comparePair(pair: Dual, referee: Referee): Promise<Comparison> {
  const python = comparable(referee.run(pair.py, { limits: LIMITS }));
  const compilation = await compile([{ path: "main.ts", source: pair.ts }], transform);
  if (!compilation.ok) {
    const typescript = compilation.diagnostics.map(
      ({ line, message }) => `does not compile: ${line}: ${message}`,
    );
    return { verdict: "different", python, typescript };
  }
  const limits = { steps: LIMITS.iterations * 100, virtualTime: LIMITS.virtualTime };
  const trace = runInNode(compilation.program, { limits });
  const typescript = comparable(resultOf(trace));
  if (!sameTrace(trace, runInNode(compilation.program, { limits }))) {
    return { verdict: "undetermined", python, typescript };
  }
  const isEqual = python.length === typescript.length && python.every((line, at) => line === typescript[at]);
  if (!isEqual) return { verdict: "different", python, typescript };
  const isEndless = python.at(-1)?.includes("stopped") === true;
  return { verdict: isEndless ? "endless" : "equal", python, typescript };
}

/** How a program ran, whatever it was written in. */
interface Run {
  readonly output: readonly Readonly<PrintedLine>[];
  readonly status: string;
  readonly error: { readonly name: string; readonly message: string } | null;
  readonly virtualTime: number;
}

/** Standard output only: what is told on standard error is timed by CPython's collector. */
function comparable({ output, status, error, virtualTime }: Run): string[] {
  const lines = comparableOutput(output.filter(({ stream }) => stream === "stdout"));
  const ending = status === "error" && error ? `error ${error.name}: ${error.message}` : status;
  return [...lines, `${Math.round(virtualTime * 1e9)} end: ${ending}`];
}
