import { ValueError } from "../builtins/exceptions.ts";
import type { Enterable, Entered } from "../loop/awaitable.ts";
import { type Body, type Code, Coroutine } from "../loop/coroutine.ts";
import { EventKind, ResourceKind, WaitKind } from "../trace/events.ts";
import { Condition } from "./condition.ts";
import { BrokenBarrierError } from "./exceptions.ts";
import { LoopBound, parameter, qualifiedName } from "./mixins.ts";
import { hidden, newResource, type Resource } from "./resources.ts";

type State = "filling" | "draining" | "resetting" | "broken";

const ENTER: Code = { name: "Barrier.__aenter__", site: 0 };
const EXIT: Code = { name: "Barrier.__aexit__", site: 0 };
const WAIT: Code = { name: "Barrier.wait", site: 0 };
const RESET: Code = { name: "Barrier.reset", site: 0 };
const ABORT: Code = { name: "Barrier.abort", site: 0 };

/**
 * A point that a number of tasks pass together, as `asyncio.Barrier`: each waits until the last has come.
 * Then it can be used again.
 *
 * `await using index = await barrier;` waits, and gives what {@link Barrier.wait} gives.
 */
export class Barrier extends LoopBound implements Enterable<Entered<number>> {
  /** @internal */ static readonly __module__ = "asyncio.locks";
  // biome-ignore lint/suspicious/noThenProperty: declared for the type checker, never defined.
  declare readonly then: Enterable<Entered<number>>["then"];
  readonly #resource: Resource;
  readonly #condition: Condition;
  readonly #parties: number;
  #state: State = "filling";
  /** How many tasks are in {@link Barrier.wait}, past the doors. */
  #count = 0;

  /**
   * @param parties how many tasks pass together
   * @throws ValueError for less than 1
   */
  constructor(parties: number | { parties: number }) {
    super();
    this.#parties = parameter(parties, "parties", 0);
    if (this.#parties < 1) throw new ValueError("parties must be >= 1");
    const name = `Barrier(${this.#parties})`;
    this.#resource = newResource(ResourceKind.barrier, name);
    this.#condition = hidden(name, WaitKind.barrier, () => new Condition());
  }

  /** How many tasks pass together. */
  get parties(): number {
    return this.#parties;
  }

  /** How many tasks wait for the others to come. */
  get nWaiting(): number {
    return this.#state === "filling" ? this.#count : 0;
  }

  /** Whether the barrier was broken by {@link Barrier.abort}. */
  get broken(): boolean {
    return this.#state === "broken";
  }

  /** Waits, as {@link Barrier.wait}. */
  __aenter__(): Coroutine<number> {
    return new Coroutine(ENTER, this.#wait());
  }

  /** Leaving the block does nothing. */
  __aexit__(_type: unknown, _error: unknown, _traceback: unknown): Coroutine<null> {
    return new Coroutine(EXIT, nothing());
  }

  /**
   * Waits until as many tasks wait as the barrier has parties; the last one to come does not wait.
   * @returns the order of arrival, from 0 to `parties` - 1: different for each task
   * @throws BrokenBarrierError when the barrier is, or gets, broken or reset
   */
  wait(): Coroutine<number> {
    return new Coroutine(WAIT, this.#wait());
  }

  *#wait(): Body<number> {
    const condition = this.#condition;
    yield condition.acquire();
    try {
      yield* this.#block();
      try {
        const index = this.#count;
        this.#count += 1;
        this.#resource.record(EventKind.resourceWaiting, this.#count);
        if (index + 1 === this.#parties) this.#release();
        else yield* this.#waitForOthers();
        return index;
      } finally {
        this.#count -= 1;
        this.#resource.record(EventKind.resourceWaited, this.#count);
        this.#exit();
      }
    } finally {
      condition.release();
    }
  }

  /** While those of the last round leave, newcomers wait at the door. */
  *#block(): Body<void> {
    yield this.#condition.waitFor(() => this.#state !== "draining" && this.#state !== "resetting");
    if (this.#state === "broken") throw new BrokenBarrierError("Barrier aborted");
  }

  #release(): void {
    this.#become("draining");
    this.#condition.notifyAll();
  }

  *#waitForOthers(): Body<void> {
    yield this.#condition.waitFor(() => this.#state !== "filling");
    if (this.#state === "broken" || this.#state === "resetting") {
      throw new BrokenBarrierError("Abort or reset of barrier");
    }
  }

  /** The last one to leave opens the door again. */
  #exit(): void {
    if (this.#count > 0) return;
    if (this.#state === "resetting" || this.#state === "draining") this.#become("filling");
    this.#condition.notifyAll();
  }

  #become(state: State): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#resource.record(EventKind.resourceChanged, this.#count, state);
  }

  /** Makes the barrier as new: the tasks that wait get a BrokenBarrierError. */
  reset(): Coroutine<null> {
    return new Coroutine(
      RESET,
      this.#change(() => (this.#count > 0 ? "resetting" : "filling")),
    );
  }

  /** Breaks the barrier: the tasks that wait, and those that come, get a BrokenBarrierError. */
  abort(): Coroutine<null> {
    return new Coroutine(
      ABORT,
      this.#change(() => "broken"),
    );
  }

  *#change(next: () => State): Body<null> {
    const condition = this.#condition;
    yield condition.acquire();
    try {
      this.#become(next());
      condition.notifyAll();
    } finally {
      condition.release();
    }
    return null;
  }

  /** Python's `repr`: `<asyncio.locks.Barrier [filling, waiters:1/3]>`. */
  toString(): string {
    const waiting = this.broken ? "" : `, waiters:${this.nWaiting}/${this.#parties}`;
    return `<${qualifiedName(this)} [${this.#state}${waiting}]>`;
  }
}

// biome-ignore lint/correctness/useYield: a coroutine that never waits, as CPython's.
function* nothing(): Body<null> {
  return null;
}
