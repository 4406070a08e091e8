import type { EventLoop } from "../../asyncio/base-events.ts";
import type { TimerHandle } from "../../asyncio/events.ts";
import { CancelledError } from "../../asyncio/exceptions.ts";
import type { Task } from "../../asyncio/task.ts";
import { withContext } from "../../builtins/exception-context.ts";
import { RuntimeError, TimeoutError } from "../../builtins/exceptions.ts";
import type { Body } from "../../loop/coroutine.ts";

/**
 * A limit for parts of one piece of work that need not run in one go: the waits of a request, and later those
 * for its body. When it has passed, whoever waits under it is cancelled, and gets a TimeoutError.
 */
export class Deadline {
  readonly #loop: EventLoop;
  readonly #tasks: Task[] = [];
  #timer: TimerHandle | null = null;
  #expired = false;

  /**
   * @param seconds from now; null, and 0, never
   * @param ceilThreshold above so many seconds the moment is rounded up to a whole second
   * @param purpose what the timer is called in the trace
   */
  constructor(loop: EventLoop, seconds: number | null, ceilThreshold: number, purpose: string) {
    this.#loop = loop;
    if (seconds === null || seconds <= 0) return;
    const now = loop.time();
    const when = seconds > ceilThreshold ? Math.ceil(now + seconds) : now + seconds;
    this.#timer = loop._callAfter(when - now, purpose, () => this.#expire());
  }

  /** It limits nothing from here on. */
  cancel(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  #expire(): void {
    this.#timer = null;
    this.#expired = true;
    for (const task of new Set(this.#tasks)) task.cancel();
  }

  /**
   * Does something under the limit.
   * @throws TimeoutError when it has passed, or passes meanwhile
   */
  *during<T>(body: Body<T>): Body<T> {
    const task = this.#loop._currentTask;
    if (task === null) throw new RuntimeError("Timeout context manager should be used inside a task");
    if (this.#expired) throw new TimeoutError();
    const cancelling = task.cancelling();
    const isOutermost = !this.#tasks.includes(task);
    this.#tasks.push(task);
    try {
      return yield* body;
    } catch (error) {
      const isOurs = isOutermost && this.#expired && task.uncancel() <= cancelling;
      if (!isOurs || !(error instanceof CancelledError)) throw error;
      throw withContext(new TimeoutError({ cause: error }), error);
    } finally {
      this.#tasks.splice(this.#tasks.lastIndexOf(task), 1);
    }
  }
}
