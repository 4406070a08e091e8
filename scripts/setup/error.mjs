// @ts-check

/**
 * Something about the machine or the command line that the person at the keyboard can mend.
 * Its message is written for them, so it is shown without a stack.
 */
export class SetupError extends Error {
  /** @override */
  name = "SetupError";
}

/**
 * Runs a command's main function; a {@link SetupError} ends the process with its message and exit code 1.
 *
 * @param {() => Promise<void>} main
 * @returns {Promise<void>}
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof SetupError ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
