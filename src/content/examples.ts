import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Loader } from "astro/loaders";
import { compileInNode, runInNode } from "../compiler/node.ts";
import type { CompiledProgram } from "../compiler/program.ts";
import { type TraceJson, traceToJson } from "../components/trace-json.ts";
import { type OutputLine, type ProgramResult, resultOf } from "../runtime/trace/result.ts";

/** The name that an example's file has in its playground. */
const PATH = "main.ts";

/** What an example's `expected.json` says. Times are in seconds of virtual time. */
export interface Expected {
  readonly virtualTime: number;
  readonly output: readonly (Omit<OutputLine, "stream"> & Partial<Pick<OutputLine, "stream">>)[];
  /** The uncaught exception that the example shows, if it shows one: `ValueError: no`. */
  readonly error?: string;
}

/** An example, compiled and run. */
export interface Example {
  readonly path: string;
  readonly source: string;
  readonly program: CompiledProgram;
  readonly trace: TraceJson;
}

/**
 * Loads the folder of examples as an Astro collection: each is compiled and run, and the build fails when
 * one does not print what its `expected.json` says.
 * @param folder where the examples are
 */
export function examplesLoader(folder: URL): Loader {
  return {
    name: "examples",
    async load({ store, parseData, watcher }) {
      const loadAll = async (): Promise<void> => {
        store.clear();
        for (const id of exampleNames(folder)) {
          const example = await loadExample(folder, id);
          const data = await parseData({ id, data: { ...example } });
          store.set({ id, data });
        }
      };
      watcher?.on("change", (path) => {
        if (path.startsWith(folder.pathname)) void loadAll();
      });
      await loadAll();
    },
  };
}

/** @returns the names of the folders in the folder of examples. */
export function exampleNames(folder: URL): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/**
 * Compiles and runs one example.
 * @throws Error that names the example and says what is wrong, if it does not compile, or does not do what it must
 */
export async function loadExample(folder: URL, name: string): Promise<Example> {
  const read = (file: string): string => readFileSync(new URL(join(name, file), folder), "utf8");
  const source = read("example.ts").trimEnd();
  const compilation = await compileInNode([{ path: PATH, source }]);
  if (!compilation.ok) {
    const errors = compilation.diagnostics.map(({ line, column, message }) => `${line}:${column} ${message}`);
    throw new Error(`Example '${name}' does not compile:\n${errors.join("\n")}`);
  }
  const trace = runInNode(compilation.program);
  const problem = difference(JSON.parse(read("expected.json")) as Expected, resultOf(trace));
  if (problem !== null)
    throw new Error(`Example '${name}' does not do what its expected.json says: ${problem}`);
  return { path: PATH, source, program: compilation.program, trace: traceToJson(trace) };
}

/** @returns the first thing in which a run differs from what it must do, or null. */
export function difference(expected: Expected, result: ProgramResult): string | null {
  const printed = result.output.map(lineText);
  const wanted = expected.output.map((line) => lineText({ stream: "stdout", ...line }));
  for (let index = 0; index < Math.max(printed.length, wanted.length); index += 1) {
    if (printed[index] === wanted[index]) continue;
    return `line ${index + 1} must be ${wanted[index] ?? "absent"}, but is ${printed[index] ?? "absent"}`;
  }
  const error = result.error === null ? "none" : `${result.error.name}: ${result.error.message}`;
  if (error !== (expected.error ?? "none")) {
    return `its uncaught exception must be ${expected.error ?? "none"}, but is ${error}`;
  }
  if (result.virtualTime === expected.virtualTime) return null;
  return `it must take ${expected.virtualTime} s of virtual time, but takes ${result.virtualTime} s`;
}

function lineText({ t, stream, text }: OutputLine): string {
  return `${JSON.stringify(text)} on ${stream} at ${t} s`;
}
