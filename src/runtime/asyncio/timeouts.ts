import { withContext } from "../builtins/exception-context.ts";
import { ExceptionGroup } from "../builtins/exception-groups.ts";
import { RuntimeError, TimeoutError } from "../builtins/exceptions.ts";
import type { Enterable } from "../loop/awaitable.ts";
import { type Body, type Code, Coroutine } from "../loop/coroutine.ts";
import { getRunningLoop, type Handle } from "./events.ts";
import { CancelledError } from "./exceptions.ts";
import type { Task } from "./tasks.ts";

type State = "created" | "active" | "expiring" | "expired" | "finished";

const ENTER: Code = { name: "Timeout.__aenter__", site: 0 };
const EXIT: Code = { name: "Timeout.__aexit__", site: 0 };

/** A time limit for a block, entered: what `limit` is in `await using limit = await asyncio.timeout(2)`. */
export interface Timeout {
  /** The deadline in seconds of the loop's time, or null when there is none. */
  when(): number | null;
  /**
   * Moves the deadline; one that has passed expires at the loop's next turn.
   * @param when seconds of the loop's time, or null for no limit
   * @throws RuntimeError before the block is entered, and after the time-out has expired or the block ended
   */
  reschedule(when: number | null): void;
  /** Whether the deadline has passed. */
  expired(): boolean;
  /** Python's `repr`: `<Timeout [active] when=2>`. */
  toString(): string;
  /** Exists for the type checker only: leaving the block ends the limit. */
  [Symbol.asyncDispose](): PromiseLike<void>;
}

/** A time limit that is not entered yet: `await using limit = await …` enters it. */
export type UnenteredTimeout = TimeoutMembers & Enterable<Timeout>;

type TimeoutMembers = Omit<Timeout, typeof Symbol.asyncDispose>;

/** The class of time limits, as `asyncio.Timeout`; {@link timeout} and {@link timeoutAt} make them. */
export const Timeout: { new (when: number | null): UnenteredTimeout } = class Timeout
  implements TimeoutMembers
{
  #state: State = "created";
  #when: number | null;
  #timer: Handle | null = null;
  #task: Task | null = null;
  /** How many cancellations of the task were asked for before the block. */
  #cancelling = 0;

  constructor(when: number | null) {
    this.#when = when;
  }

  when(): number | null {
    return this.#when;
  }

  reschedule(when: number | null): void {
    if (this.#state === "created") throw new RuntimeError("Timeout has not been entered");
    if (this.#state !== "active") {
      throw new RuntimeError(`Cannot change state of ${this.#state} Timeout`);
    }
    this.#when = when;
    this.#timer?.cancel();
    this.#timer = null;
    if (when === null) return;
    const loop = getRunningLoop();
    const timeout = (): void => this.#expire();
    this.#timer = when <= loop.time() ? loop.callSoon(timeout) : loop.callAt(when, timeout);
  }

  #expire(): void {
    this.#task?.cancel();
    this.#state = "expiring";
    this.#timer = null;
  }

  expired(): boolean {
    return this.#state === "expiring" || this.#state === "expired";
  }

  __aenter__(): Coroutine<this> {
    return new Coroutine(ENTER, this.#enter());
  }

  // biome-ignore lint/correctness/useYield: a coroutine that never waits, as CPython's.
  *#enter(): Body<this> {
    if (this.#state !== "created") throw new RuntimeError("Timeout has already been entered");
    const task = getRunningLoop()._currentTask;
    if (task === null) throw new RuntimeError("Timeout should be used inside a task");
    this.#state = "active";
    this.#task = task;
    this.#cancelling = task.cancelling();
    this.reschedule(this.#when);
    return this;
  }

  __aexit__(type: unknown, error: unknown, _traceback: unknown): Coroutine<null> {
    return new Coroutine(EXIT, this.#exit(type !== null || error !== null, error));
  }

  // biome-ignore lint/correctness/useYield: a coroutine that never waits, as CPython's.
  *#exit(hasError: boolean, error: unknown): Body<null> {
    this.#timer?.cancel();
    this.#timer = null;
    if (this.#state === "active") {
      this.#state = "finished";
    } else if (this.#state === "expiring") {
      this.#state = "expired";
      const left = (this.#task as Task).uncancel();
      // With more requests than on entering, somebody outside wants the task cancelled as well.
      if (hasError && left <= this.#cancelling) this.#convert(error);
    }
    return null;
  }

  /** The limit's own cancellation leaves the block as a TimeoutError, also where another error replaced it. */
  #convert(error: unknown): void {
    if (error instanceof CancelledError) throw withContext(new TimeoutError({ cause: error }), error);
    insertTimeoutError(error);
    if (error instanceof ExceptionGroup) for (const member of error.exceptions) insertTimeoutError(member);
  }

  toString(): string {
    const when = this.#when === null ? "None" : Math.round(this.#when * 1000) / 1000;
    return `<Timeout [${this.#state}]${this.#state === "active" ? ` when=${when}` : ""}>`;
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
} as never;

/** Puts a TimeoutError between an error and the cancellation during which it was raised. */
function insertTimeoutError(error: unknown): void {
  let raised = error as { __context__?: unknown } | null | undefined;
  while (typeof raised === "object" && raised?.__context__ !== null && raised?.__context__ !== undefined) {
    const context = raised.__context__;
    if (context instanceof CancelledError) {
      raised.__context__ = withContext(new TimeoutError({ cause: context }), context);
      return;
    }
    raised = context as { __context__?: unknown };
  }
}

/**
 * Limits how long a block may take: `await using limit = await asyncio.timeout(2);`. When the time is over,
 * the task is cancelled, and the CancelledError leaves the block as a TimeoutError. A cancellation from
 * elsewhere stays one.
 * @param delay seconds from now, or null for no limit, which {@link Timeout.reschedule} can set later
 * @throws RuntimeError when no loop is running, or the time-out is entered twice or outside of a task
 */
export function timeout(delay: number | null): UnenteredTimeout {
  const now = getRunningLoop().time();
  return new Timeout(delay === null ? null : now + delay);
}

/**
 * Limits how long a block may take, as {@link timeout}, by a moment instead of a delay.
 * @param when seconds of the loop's time ({@link EventLoop.time}), or null for no limit
 */
export function timeoutAt(when: number | null): UnenteredTimeout {
  return new Timeout(when);
}
