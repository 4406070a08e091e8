import { _setRunningLoop } from "../asyncio/events.ts";
import { reportLeftoversOfProgram } from "../asyncio/leftovers.ts";
import { ModuleNotFoundError, Stop, SystemExit } from "../builtins/exceptions.ts";
import { describeUncaught } from "../builtins/report.ts";
import { recognizeCompiled } from "../loop/coroutine-functions.ts";
import { current } from "../loop/current.ts";
import { beginRun, DEFAULT_LIMITS, type Host, type Limits, run } from "../loop/run.ts";
import { setSites, siteOf } from "../loop/sites.ts";
import { EventKind } from "../trace/events.ts";
import type { ErrorRecord, Outcome, Trace } from "../trace/trace.ts";
import { GLOBAL_NAMES, makeGlobals } from "./globals.ts";
import { moduleNames, modules } from "./modules.ts";
import { type Support, support } from "./support.ts";

/** A file of a program as compiled code gives it: a CommonJS module. */
type ModuleFactory = (
  module: { exports: object },
  exports: object,
  require: (name: string) => object,
) => void;

/** What evaluating a compiled program's text gives. Everything that the program can reach is passed in. */
export type ProgramFunction = (
  support: Support,
  position: typeof current,
  ...globals: unknown[]
) => Record<string, ModuleFactory>;

/** A compiled program, ready to run. */
export interface Program {
  readonly evaluate: ProgramFunction;
  /** The reader's files; the first one is where the program starts. */
  readonly files: readonly string[];
  readonly sites: Int32Array;
}

export interface RunOptions {
  readonly seed?: number;
  readonly limits?: Partial<Limits>;
}

/**
 * Runs a program to its end, in virtual time.
 * It never throws for what the program does: how the run ended is in the trace's outcome.
 */
export function runProgram(program: Program, host: Host, options: RunOptions = {}): Trace {
  const seed = options.seed ?? 0;
  beginRun(host, { ...DEFAULT_LIMITS, ...options.limits }, seed);
  setSites(program.files, program.sites);
  recognizeCompiled(program.evaluate);
  let outcome: Outcome;
  try {
    load(program);
    // A program may swallow what it is stopped with; it is stopped all the same.
    outcome = run.stopped === null ? { status: "ok", error: null } : outcomeOf(run.stopped);
  } catch (error) {
    outcome = outcomeOf(run.stopped ?? error);
  }
  _setRunningLoop(null);
  if (run.stopped === null) outcome = endProgram(outcome);
  return run.recorder.finish({ seed, files: program.files, sites: program.sites, outcome });
}

/** The program's module has run: what it leaves behind is reported, as at an interpreter's end. */
function endProgram(outcome: Outcome): Outcome {
  try {
    reportLeftoversOfProgram();
  } catch (error) {
    // A handler of the program's own may end it.
    if (outcome.status === "ok") return outcomeOf(run.stopped ?? error);
  }
  return outcome;
}

/** Runs the entry file, and each file that is imported, once, at its first import. */
function load(program: Program): void {
  const globals = makeGlobals();
  const factories = program.evaluate(support, current, ...GLOBAL_NAMES.map((name) => globals[name]));
  const loaded = new Map<string, { exports: object }>();
  const require = (name: string): object => {
    const known = modules[name];
    if (known !== undefined) return known;
    const started = loaded.get(name);
    if (started !== undefined) return started.exports;
    const factory = factories[name];
    if (factory === undefined) {
      throw new ModuleNotFoundError(`No module named '${name}'; there are: ${moduleNames().join(", ")}`);
    }
    const module = { exports: {} };
    loaded.set(name, module);
    factory(module, module.exports, require);
    return module.exports;
  };
  require(program.files[0] as string);
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof Stop) {
    const record: ErrorRecord = {
      name: error.reason === "deadlock" ? "Deadlock" : "Stopped",
      message: error.message,
      frames: frameOf(error),
    };
    return ended(error.reason === "deadlock" ? "deadlock" : "stopped", record);
  }
  if (error instanceof SystemExit && (error.code === null || error.code === 0)) {
    return { status: "ok", error: null };
  }
  return ended("error", describeUncaught(error));
}

function ended(status: Outcome["status"], error: ErrorRecord): Outcome {
  run.recorder.record(EventKind.error, { subject: run.recorder.addError(error) });
  return { status, error };
}

/** Where the program was when it was stopped; its function where a plain one or a coroutine ran. */
function frameOf({ site, stack }: Stop): ErrorRecord["frames"] {
  const place = siteOf(site);
  return place === null ? [] : [{ ...place, function: run.host.locate(stack)[0]?.[0]?.function ?? "" }];
}
