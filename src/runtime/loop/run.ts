import { Stop } from "../builtins/exceptions.ts";
import { Recorder } from "../trace/recorder.ts";
import type { Frame } from "../trace/trace.ts";
import { Clock } from "./clock.ts";
import { current, FIRST_CHECKPOINT } from "./current.ts";

/** What the runtime cannot do by itself: it knows neither a page nor a terminal, nor how text was compiled. */
export interface Host {
  /** Formats what `console.log` was given, as Node does. */
  format(values: readonly unknown[]): string;
  /**
   * Reads a JavaScript stack.
   * @returns the frames in the reader's files, innermost first, in groups: a group ends where the runtime
   * called the program.
   */
  locate(stack: string): Frame[][];
  /**
   * The program has gone on without ending; `site` is where it is, and `steps` how many turns of tasks and
   * callbacks it has made: as long as they grow, it does not hang.
   * @returns why the program must be stopped now; null when it may go on
   */
  alive(site: number, steps: number): string | null;
}

/** What one run may use. Past a limit the run is stopped, with a message that says so. */
export interface Limits {
  /** Turns of tasks and callbacks. */
  readonly steps: number;
  /** Seconds of virtual time. */
  readonly virtualTime: number;
  /** Events that the trace keeps; later ones are counted only, but for what is printed. */
  readonly traceEvents: number;
  /** Calls of `console`'s functions. */
  readonly prints: number;
}

export const DEFAULT_LIMITS: Limits = {
  steps: 2_000_000,
  virtualTime: 30 * 86_400,
  traceEvents: 200_000,
  prints: 100_000,
};

/** What belongs to one run of a program: made anew for each, so that no run sees another. */
export interface Run {
  readonly clock: Clock;
  readonly recorder: Recorder;
  readonly host: Host;
  readonly limits: Limits;
  readonly seed: number;
  steps: number;
  /** The fuel that the latest checkpoint gave. */
  checkpointInterval: number;
  prints: number;
  /** What stopped the run, if anything did: it stays stopped, whatever the program does about it. */
  stopped: Stop | null;
  /** Numbers that the next task, future, timer and loop get. */
  nextTask: number;
  nextTaskName: number;
  nextFuture: number;
  nextTimer: number;
  nextCallback: number;
  nextLoop: number;
}

/** The run that is going on. A program runs to its end at once, so there is only ever one. */
export let run: Run;

const resets: (() => void)[] = [];

/** Registers what makes a module's own state new again: it is called at the start of each run. */
export function atRunStart(reset: () => void): void {
  resets.push(reset);
}

/** Starts a run: everything that a program can change is as new. */
export function beginRun(host: Host, limits: Limits, seed: number): Run {
  const clock = new Clock();
  current.site = 0;
  current.task = -1;
  current.cause = -1;
  current.fuel = FIRST_CHECKPOINT;
  run = {
    clock,
    recorder: new Recorder(clock, limits.traceEvents),
    host,
    limits,
    seed,
    steps: 0,
    checkpointInterval: FIRST_CHECKPOINT,
    prints: 0,
    stopped: null,
    nextTask: 0,
    nextTaskName: 1,
    nextFuture: 0,
    nextTimer: 0,
    nextCallback: 0,
    nextLoop: 0,
  };
  for (const reset of resets) reset();
  return run;
}

/** Stops the run for good. */
export function stopRun(reason: Stop["reason"], message: string): never {
  run.stopped ??= new Stop(reason, message, current.site);
  throw run.stopped;
}
