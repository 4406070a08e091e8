import type { CompiledProgram } from "../compiler/program.ts";
import type { Limits } from "../runtime/loop/run.ts";
import { type RunEnding, unavailable } from "./ending.ts";
import { Frame } from "./frame/frame.ts";
import type { SandboxScripts } from "./frame/srcdoc.ts";
import { SandboxRun } from "./run.ts";
import { programScript } from "./worker/program-script.ts";

export type { RunEnding, StopReason } from "./ending.ts";

/** Real milliseconds that a program may run when nothing else is said. */
export const DEFAULT_PATIENCE = 5_000;

/** Real milliseconds in which a frame kept from an earlier run must answer; else a new one is made. */
const WARM_ANSWER = 1_000;

export interface SandboxOptions {
  readonly seed?: number;
  /** Limits of virtual time, steps and events; what is left out is the runtime's. */
  readonly limits?: Partial<Limits>;
  /**
   * Real milliseconds that the program may run before it is stopped as endless; 5,000 when left out. Waiting
   * is virtual and takes none of them.
   */
  readonly patience?: number;
}

/** A run that was asked for. */
export interface RunHandle {
  /** How it ended; never rejects. */
  readonly ending: Promise<RunEnding>;
  /** Ends it at once, whatever the program does. Without effect when it has ended. */
  stop(): void;
}

export interface SandboxSetup {
  /** The document that the frame is put into; the page's own when left out. */
  readonly document?: Document;
  /** Loads the scripts of the sandbox; those that the site was built with when left out. */
  readonly load?: () => Promise<SandboxScripts>;
}

/**
 * Runs compiled programs where they can reach nothing: in a fresh worker inside a frame of opaque origin.
 * Runs may overlap; each has its own frame. A frame is kept warm for the next run when a program came to its
 * end in it, and thrown away in every other case.
 */
export class Sandbox {
  readonly #document: Document;
  readonly #load: () => Promise<SandboxScripts>;
  readonly #runs = new Set<SandboxRun>();
  #scripts: Promise<SandboxScripts> | null = null;
  #idle: Frame | null = null;
  #nextRun = 1;
  #isDisposed = false;

  constructor(setup: SandboxSetup = {}) {
    this.#document = setup.document ?? globalThis.document;
    this.#load = setup.load ?? loadBuiltScripts;
  }

  /** Runs a program to its end, in real milliseconds. */
  run(program: CompiledProgram, options: SandboxOptions = {}): RunHandle {
    const patience = options.patience ?? DEFAULT_PATIENCE;
    const run = new SandboxRun(this.#nextRun++, program, patience);
    if (this.#isDisposed) {
      run.end(unavailable("the playground was closed"));
    } else {
      this.#runs.add(run);
      run.ending.then(() => this.#runs.delete(run));
      this.#start(run, program, { ...options, patience });
    }
    return { ending: run.ending, stop: () => run.stop() };
  }

  /** Stops every run and removes the frames. */
  dispose(): void {
    this.#isDisposed = true;
    for (const run of this.#runs) run.stop();
    this.#idle?.remove();
    this.#idle = null;
  }

  async #start(
    run: SandboxRun,
    program: CompiledProgram,
    options: SandboxOptions & { readonly patience: number },
  ): Promise<void> {
    try {
      const scripts = await this.#loadScripts();
      const frame = await this.#takeFrame(scripts);
      if (run.hasEnded) this.#keep(frame);
      else run.start(frame, programScript(scripts.runtime, program, options), (free) => this.#keep(free));
    } catch (error) {
      run.end(unavailable((error as Error).message));
    }
  }

  /** A load that failed is tried again by the next run. */
  async #loadScripts(): Promise<SandboxScripts> {
    this.#scripts ??= this.#load();
    try {
      return await this.#scripts;
    } catch {
      this.#scripts = null;
      throw new Error("the runtime could not be loaded from this site");
    }
  }

  /** Browsers may end a frame's process while nobody looks, so one that waited is asked first. */
  async #takeFrame(scripts: SandboxScripts): Promise<Frame> {
    const warm = this.#idle;
    this.#idle = null;
    if (warm !== null) {
      if (warm.isConnected && (await warm.answers(WARM_ANSWER))) return warm;
      warm.remove();
    }
    return Frame.open(this.#document, scripts);
  }

  #keep(frame: Frame): void {
    if (this.#isDisposed || this.#idle !== null) frame.remove();
    else this.#idle = frame;
  }
}

/** A page on which nothing is run does not load them. */
function loadBuiltScripts(): Promise<SandboxScripts> {
  return import("virtual:playloop/sandbox");
}
