import type { CompiledProgram } from "../compiler/program.ts";
import { type Site, siteAt } from "../runtime/trace/trace.ts";
import type { RunEnding } from "./ending.ts";
import * as endings from "./ending.ts";
import type { Frame } from "./frame/frame.ts";
import { type Budget, type FromFrame, readFromWorker } from "./protocol.ts";
import { validateTrace } from "./validate-trace.ts";
import { type Finding, Watchdog } from "./watchdog.ts";

/**
 * What a worker may send. A run sends a few messages a second; the largest trace that the limits allow has
 * columns of 8 MB, and the rest is text that was printed.
 */
const BUDGET: Budget = { messages: 2_000, weight: 64 * 1024 * 1024 };

/**
 * Real milliseconds beyond the program's. One that goes on ends itself, with all that it printed; only one that is in a
 * single call which does not return has to be ended from outside.
 */
const GRACE = 1_500;

/** One run of a program in a frame: hears the worker, watches it, and ends it. */
export class SandboxRun {
  /** Settles once, with how the run ended. It never rejects. */
  readonly ending: Promise<RunEnding>;
  readonly #number: number;
  readonly #program: CompiledProgram;
  readonly #patience: number;
  #resolve: (ending: RunEnding) => void = () => {};
  #hasEnded = false;
  #hasStarted = false;
  #site = 0;
  #frame: Frame | null = null;
  #watchdog: Watchdog | null = null;
  #giveBack: (frame: Frame) => void = () => {};

  constructor(number: number, program: CompiledProgram, patience: number) {
    this.#number = number;
    this.#program = program;
    this.#patience = patience;
    this.ending = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /**
   * Starts the program.
   * @param script its text, as the worker takes it
   * @param giveBack takes the frame when the run has ended well
   */
  start(frame: Frame, script: string, giveBack: (frame: Frame) => void): void {
    this.#frame = frame;
    this.#giveBack = giveBack;
    this.#watchdog = new Watchdog(
      this.#patience + GRACE,
      () => frame.ping(),
      (finding) => this.end(this.#endingOf(finding)),
    );
    frame.listener = (message) => this.#hear(message);
    frame.start(this.#number, script, BUDGET);
  }

  /** The reader's Stop. */
  stop(): void {
    this.end(endings.stoppedByReader(this.#place()));
  }

  /** Ends the run, once. Only a frame whose program came to its own end is used again. */
  end(ending: RunEnding): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#watchdog?.stop();
    const frame = this.#frame;
    if (frame !== null) {
      frame.listener = null;
      if (ending.kind === "trace") {
        frame.end(this.#number);
        this.#giveBack(frame);
      } else {
        frame.remove();
      }
    }
    this.#resolve(ending);
  }

  #endingOf(finding: Finding): RunEnding {
    if (finding === "too-long") return endings.endlessCall(this.#place(), this.#patience);
    if (finding === "silent" && this.#hasStarted) return endings.processDied(this.#place());
    return endings.unavailable("the browser did not start the program's worker");
  }

  #hear(message: FromFrame | null): void {
    this.#watchdog?.heard();
    if (message === null) {
      this.end(endings.unreadable(this.#place(), "the frame sent a message that is none of ours"));
      return;
    }
    if (message.kind === "ready" || message.kind === "pong" || message.run !== this.#number) return;
    if (message.kind === "relayed") this.#hearWorker(message.message);
    else if (message.kind === "flooded") this.end(endings.flood(this.#place(), message.over));
    else if (message.kind === "crashed" && this.#hasStarted) {
      this.end(endings.crashed(this.#place(), message.message));
    } else
      this.end(endings.unavailable(`the browser did not start the program's worker (${message.message})`));
  }

  #hearWorker(data: unknown): void {
    try {
      const message = readFromWorker(data);
      if (message.kind === "started") {
        if (this.#hasStarted) return;
        this.#hasStarted = true;
        this.#watchdog?.started();
      } else if (message.kind === "alive") {
        this.#site = message.site;
      } else if (message.kind === "finished") {
        this.end({ kind: "trace", trace: validateTrace(message.trace, this.#program) });
      } else {
        this.end(endings.crashed(this.#place(), message.message));
      }
    } catch (error) {
      this.end(endings.unreadable(this.#place(), (error as Error).message));
    }
  }

  /** Where the program was when it last told. */
  #place(): Site | null {
    const { files, sites } = this.#program;
    return siteAt({ files, sites: Int32Array.from(sites) }, this.#site);
  }
}
