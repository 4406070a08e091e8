/** Real milliseconds between two looks at a run. */
export const TICK = 250;
/**
 * The most that one look counts for. Timers of a hidden page come once a second or less, and none while the
 * machine sleeps: time in which the program could not run either is not held against it.
 */
const MOST_PER_TICK = 1_000;
/** Real milliseconds without an answer after which a frame is taken for dead; no event tells of it. */
export const SILENCE = 4_000;
/** Real milliseconds for a worker to load and start its program. */
export const START_TIMEOUT = 10_000;

/** What a watchdog finds: nothing started, the program takes too long, or its process has died. */
export type Finding = "not-started" | "too-long" | "silent";

/** Watches a run from outside: a program in an endless loop cannot watch itself. */
export class Watchdog {
  readonly #patience: number;
  readonly #ping: () => void;
  readonly #found: (finding: Finding) => void;
  readonly #timer: ReturnType<typeof setInterval>;
  #lastTick = performance.now();
  #hasStarted = false;
  #elapsed = 0;
  #silent = 0;
  #hasAnswered = true;

  /**
   * @param patience real milliseconds that the program may run
   * @param ping asks the frame for an answer, at every tick
   * @param found told once; the watching has then ended
   */
  constructor(patience: number, ping: () => void, found: (finding: Finding) => void) {
    this.#patience = patience;
    this.#ping = ping;
    this.#found = found;
    this.#timer = setInterval(() => this.#tick(), TICK);
  }

  /** The frame said something. */
  heard(): void {
    this.#hasAnswered = true;
  }

  /** The program begins; its time counts from here. */
  started(): void {
    this.#hasStarted = true;
    this.#elapsed = 0;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #tick(): void {
    const now = performance.now();
    const passed = Math.min(now - this.#lastTick, MOST_PER_TICK);
    this.#lastTick = now;
    this.#elapsed += passed;
    this.#silent = this.#hasAnswered ? 0 : this.#silent + passed;
    const finding = this.#finding();
    if (finding !== null) {
      this.stop();
      this.#found(finding);
      return;
    }
    this.#hasAnswered = false;
    this.#ping();
  }

  #finding(): Finding | null {
    if (this.#silent >= SILENCE) return "silent";
    if (!this.#hasStarted) return this.#elapsed >= START_TIMEOUT ? "not-started" : null;
    // A frame that has just fallen silent may have died: then the program does not run at all.
    return this.#elapsed >= this.#patience && this.#hasAnswered ? "too-long" : null;
  }
}
