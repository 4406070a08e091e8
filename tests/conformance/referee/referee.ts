import { readFile } from "node:fs/promises";
import { loadPyodide } from "pyodide";

/** One printed line and the virtual time, in seconds, at which it was printed. */
export interface PrintedLine {
  t: number;
  stream: "stdout" | "stderr";
  text: string;
}

/** How a Python program ran: the shape of `npm run play -- --json`, without frames. */
export interface RefereeResult {
  output: PrintedLine[];
  /** `stopped` is a limit; `deadlock`: nothing was ready, and no timer was left. */
  status: "ok" | "error" | "deadlock" | "stopped";
  /** The error that the module did not catch: its class's name, and `str(error)`. */
  error: { name: string; message: string } | null;
  /** Seconds on the clock when the module ended. */
  virtualTime: number;
}

/** What ends an endless program. */
export interface RefereeLimits {
  /** Iterations of the event loop; 1,000,000 unless given. */
  iterations?: number;
  /** Seconds of virtual time; 1,000,000 unless given. */
  virtualTime?: number;
}

/** What a program is given besides its source. */
export interface RefereeOptions {
  /** `sys.argv` after the program's name. */
  argv?: string[];
  /** What `random` is seeded with; 0 unless given. */
  seed?: number;
  limits?: RefereeLimits;
}

/** CPython 3.14 on a virtual clock: what asyncio really does. */
export interface Referee {
  /**
   * Runs a Python program to its end, in isolation from those before it.
   *
   * An endless loop without `await` or `time.sleep` is not stopped; threads cannot be started.
   */
  run(source: string, options?: RefereeOptions): RefereeResult;
}

const modules = [
  "virtual_clock",
  "ordered_sets",
  "virtual_loop",
  "task_names",
  "printed_lines",
  "unwinding",
  "program",
];

/**
 * Starts a CPython 3.14 in this thread (about 1.5 seconds), good for any number of programs.
 *
 * @throws Error when this CPython's internals are not those that the referee knows.
 */
export async function createReferee(): Promise<Referee> {
  const python = await loadPyodide();
  for (const name of modules) {
    const source = await readFile(new URL(`${name}.py`, import.meta.url), "utf8");
    python.FS.writeFile(`/home/pyodide/${name}.py`, source);
  }
  python.runPython("import program; program.install()");
  const program = python.pyimport("program");
  const runOnce = program.run as (request: string) => string;
  return {
    run(source, { argv = [], seed = 0, limits = {} } = {}) {
      const { iterations = 1_000_000, virtualTime = 1_000_000 } = limits;
      return JSON.parse(runOnce(JSON.stringify({ source, argv, seed, iterations, virtualTime })));
    },
  };
}
