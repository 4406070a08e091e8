import { BaseException, Exception } from "../builtins/exceptions.ts";

export { TimeoutError } from "../builtins/exceptions.ts";

/** A task was asked to stop. It is no `Exception`, so that a broad `catch` of errors lets it through. */
export class CancelledError extends BaseException {}

/** The operation does not fit the state that a future or task is in. */
export class InvalidStateError extends Exception {}
