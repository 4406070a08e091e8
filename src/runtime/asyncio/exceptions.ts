import { BaseException, EOFError, Exception, RuntimeError } from "../builtins/exceptions.ts";

export { TimeoutError } from "../builtins/exceptions.ts";

/** A task was asked to stop. It is no `Exception`, so that a broad `catch` of errors lets it through. */
export class CancelledError extends BaseException {}

/** The operation does not fit the state that a future or task is in. */
export class InvalidStateError extends Exception {}

/** A barrier was broken or reset while a task waited at it. */
export class BrokenBarrierError extends RuntimeError {}

/** A stream ended before all that was asked for had come. */
export class IncompleteReadError extends EOFError {
  /** What came. */
  readonly partial: Uint8Array;
  /** How many bytes were asked for; null where a separator was. */
  readonly expected: number | null;

  constructor(partial: Uint8Array, expected: number | null) {
    super(`${partial.length} bytes read on a total of ${expected ?? "undefined"} expected bytes`);
    this.partial = partial;
    this.expected = expected;
  }
}

/** What was looked for in a stream lies beyond the reader's limit. */
export class LimitOverrunError extends Exception {
  /** How many bytes of the buffer were looked at. */
  readonly consumed: number;

  constructor(message: string, consumed: number) {
    super(message);
    this.consumed = consumed;
  }
}
