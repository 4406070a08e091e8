import type { Compilation, SourceFile } from "../program.ts";
import type { CompileRequest, CompilerMessage } from "./messages.ts";

/** Real milliseconds that a loaded compiler may take for a program before it is taken for hung. */
const ANSWER_TIMEOUT = 20_000;

/** The compiler cannot be had, or broke; its message is for the reader. The next call tries again. */
export class CompilerUnavailable extends Error {
  override readonly name = "CompilerUnavailable";
}

/** The part of a worker that the client uses. */
export type CompilerWorker = Pick<
  Worker,
  "postMessage" | "terminate" | "onmessage" | "onerror" | "onmessageerror"
>;

interface Waiting {
  readonly request: CompileRequest;
  readonly resolve: (compilation: Compilation) => void;
  readonly reject: (error: CompilerUnavailable) => void;
  timer?: ReturnType<typeof setTimeout>;
}

/** Speaks to one compiler worker, which it starts at the first use, and anew after it failed. */
export class CompilerClient {
  readonly #makeWorker: () => CompilerWorker;
  readonly #waiting = new Map<number, Waiting>();
  #worker: CompilerWorker | null = null;
  #isReady = false;
  #nextId = 1;

  constructor(makeWorker: () => CompilerWorker) {
    this.#makeWorker = makeWorker;
  }

  /**
   * Compiles a program; the first file is where it starts.
   * @returns the program, or what is wrong with it
   * @throws CompilerUnavailable when there is no compiler to be had
   */
  compile(files: readonly SourceFile[]): Promise<Compilation> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { request: { id: this.#nextId++, files }, resolve, reject };
      this.#waiting.set(waiting.request.id, waiting);
      try {
        this.#worker ??= this.#start();
        this.#worker.postMessage(waiting.request);
      } catch (error) {
        this.#fail(`the browser did not start its worker (${(error as Error).message})`);
        return;
      }
      if (this.#isReady) this.#limit(waiting);
    });
  }

  #start(): CompilerWorker {
    const worker = this.#makeWorker();
    worker.onmessage = ({ data }: MessageEvent<CompilerMessage>) => this.#hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(event.message || "its worker could not be loaded from this site");
    };
    worker.onmessageerror = () => this.#fail("its answer could not be read");
    return worker;
  }

  #hear(message: CompilerMessage): void {
    if (message.kind === "ready") {
      this.#isReady = true;
      for (const waiting of this.#waiting.values()) this.#limit(waiting);
    } else if (message.kind === "compiled") {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      clearTimeout(waiting?.timer);
      waiting?.resolve(message.compilation);
    } else {
      this.#fail(message.message);
    }
  }

  /** The download may take what the network takes; an answer after that may not. */
  #limit(waiting: Waiting): void {
    waiting.timer = setTimeout(() => {
      this.#fail(`it did not answer for ${ANSWER_TIMEOUT / 1000} seconds`);
    }, ANSWER_TIMEOUT);
  }

  /** Ends the worker, and with it every compilation that waits for it. */
  #fail(detail: string): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#isReady = false;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { timer, reject } of waiting) {
      clearTimeout(timer);
      reject(new CompilerUnavailable(`The compiler is not available: ${detail}.`));
    }
  }
}

const client = new CompilerClient(
  () => new Worker(new URL("./main.ts", import.meta.url), { type: "module", name: "compiler" }),
);

/**
 * Compiles a program in the page's compiler worker, which is loaded at the first call and shared after that.
 * @returns the program, or what is wrong with it
 * @throws CompilerUnavailable when there is no compiler to be had; the next call tries again
 */
export function compileInWorker(files: readonly SourceFile[]): Promise<Compilation> {
  return client.compile(files);
}
