/** What JavaScript's engines call a marked call when they say what is wrong with its value. */
const MARKED_CALL = /_pl_*S\.at(\(\.\.\.\))?/g;

/**
 * Takes the compiler's names out of the message of an error that JavaScript raised: the reader wrote
 * `f().g()`, and is told of `(intermediate value).g`, as where an `await` stands there.
 * @returns the error itself
 */
export function withoutCompiledNames<T>(error: T): T {
  if (error instanceof globalThis.TypeError) {
    const message = error.message.replaceAll(MARKED_CALL, "(intermediate value)");
    if (message !== error.message) error.message = message;
  }
  return error;
}
