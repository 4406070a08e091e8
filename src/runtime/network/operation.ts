import type { NetworkError } from "./errors.ts";

/**
 * Something that the world has under way: a look-up, a handshake, the next piece of a body. It settles once,
 * with a value or a {@link NetworkError}, unless it is cancelled first. It is no promise: it assumes no
 * loop, calls its listener at once, and whoever waits decides when a program hears of it.
 */
export class Operation<T> {
  #state: "pending" | "succeeded" | "failed" | "cancelled" = "pending";
  #value: T | undefined;
  #error: NetworkError | null = null;
  #listener: (() => void) | null = null;
  readonly #abort: () => void;
  readonly #discard: (value: T) => void;

  /**
   * @param abort stops the work; called when a pending operation is cancelled
   * @param discard gives back a value that nobody took; called when one that succeeded is cancelled
   */
  constructor(abort: () => void = () => {}, discard: (value: T) => void = () => {}) {
    this.#abort = abort;
    this.#discard = discard;
  }

  /** @returns an operation that has succeeded already. */
  static succeeded<T>(value: T): Operation<T> {
    const operation = new Operation<T>();
    operation.succeed(value);
    return operation;
  }

  /** @returns an operation that has failed already. */
  static failed<T>(error: NetworkError): Operation<T> {
    const operation = new Operation<T>();
    operation.fail(error);
    return operation;
  }

  /** Whether it has ended: with a value, an error, or by being cancelled. */
  get settled(): boolean {
    return this.#state !== "pending";
  }

  /**
   * The value.
   * @throws NetworkError when it failed; Error while it is pending, and after a cancel
   */
  result(): T {
    if (this.#state === "failed") throw this.#error;
    if (this.#state !== "succeeded") throw new Error(`the operation is ${this.#state}`);
    return this.#value as T;
  }

  /** Calls `listener` when the operation succeeds or fails; at once if it has. There is one listener. */
  onSettled(listener: () => void): void {
    if (this.#state === "pending") this.#listener = listener;
    else if (this.#state !== "cancelled") listener();
  }

  /**
   * Gives up: stops what is under way; of one that succeeded, lets the value go (a connection is closed).
   * Call it once, instead of {@link Operation.result}. The listener is not called.
   */
  cancel(): void {
    const state = this.#state;
    if (state === "cancelled") return;
    this.#state = "cancelled";
    this.#listener = null;
    if (state === "pending") this.#abort();
    else if (state === "succeeded") this.#discard(this.#value as T);
  }

  /** For whoever does the work; ignored when the operation has ended. @returns whether it was taken. */
  succeed(value: T): boolean {
    if (this.#state !== "pending") return false;
    this.#value = value;
    this.#settle("succeeded");
    return true;
  }

  /** For whoever does the work; ignored when the operation has ended. */
  fail(error: NetworkError): void {
    if (this.#state !== "pending") return;
    this.#error = error;
    this.#settle("failed");
  }

  #settle(state: "succeeded" | "failed"): void {
    this.#state = state;
    const listener = this.#listener;
    this.#listener = null;
    listener?.();
  }
}
