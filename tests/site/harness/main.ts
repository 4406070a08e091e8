/** A page with nothing but the modules that run programs, for tests that reach what no page shows. */
import type { CompiledProgram } from "../../../src/compiler/program.ts";
import { compileInWorker } from "../../../src/compiler/worker/client.ts";
import { EventKind } from "../../../src/runtime/trace/events.ts";
import { eventsOf, type Trace, textAt } from "../../../src/runtime/trace/trace.ts";
import { type RunEnding, Sandbox, type SandboxOptions } from "../../../src/sandbox/sandbox.ts";

/** An ending as a test reads it. */
export type Seen =
  | Exclude<RunEnding, { kind: "trace" }>
  | { kind: "trace"; output: string[]; seconds: number; outcome: Trace["outcome"] };

const sandbox = new Sandbox();
let stopLatest: () => void = () => {};
let draws = 0;
let longestGap = 0;
let heartbeats = 0;

/** Counts how often a program told where it is: then it runs. Made before the frames make theirs. */
function countHeartbeats(): void {
  globalThis.MessageChannel = class extends MessageChannel {
    constructor() {
      super();
      this.port1.addEventListener("message", ({ data }) => {
        if (data.kind === "relayed" && data.message?.kind === "alive") heartbeats += 1;
      });
    }
  };
}

/** Measures how long the page could not draw. */
function watchFrames(): void {
  let last = performance.now();
  const tick = (now: number): void => {
    draws += 1;
    longestGap = Math.max(longestGap, now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}

function see(ending: RunEnding): Seen {
  if (ending.kind !== "trace") return ending;
  const { trace } = ending;
  const output = [...eventsOf(trace)]
    .filter(({ kind }) => kind === EventKind.output)
    .map(({ text }) => textAt(trace, text));
  return { kind: "trace", output, seconds: trace.duration / 1e9, outcome: trace.outcome };
}

const harness = {
  compile: (source: string) => compileInWorker([{ path: "main.ts", source }]),
  async run(program: CompiledProgram, options: SandboxOptions = {}): Promise<Seen> {
    const run = sandbox.run(program, options);
    stopLatest = run.stop;
    return see(await run.ending);
  },

  stop: () => stopLatest(),

  /** How often programs told where they are, since the page was loaded. */
  heartbeats: () => heartbeats,

  /** Runs a script of the test's own where the runtime would be: what a program could do that broke out of it. */
  async runScript(script: string, options: SandboxOptions = {}): Promise<Seen> {
    const hostile = new Sandbox({
      load: async () => ({
        ...(await import("virtual:playloop/sandbox")),
        runtime: `${script}\nvar playloopRun = () => {};`,
      }),
    });
    const program = { code: "null", map: "", files: ["main.ts"], sites: [0, 0, 0], prefix: "_" };
    const seen = see(await hostile.run(program, options).ending);
    hostile.dispose();
    return seen;
  },

  /** How often the page was drawn since the last call, and the longest time in between, in milliseconds. */
  drawn(): { times: number; longestGap: number } {
    const seen = { times: draws, longestGap };
    draws = 0;
    longestGap = 0;
    return seen;
  },
};

export type Harness = typeof harness;

declare global {
  interface Window {
    harness: Harness;
  }
}

countHeartbeats();
watchFrames();
window.harness = harness;
