/**
 * Where the program is, and what the run still allows it. One object for the life of the page, because
 * compiled code stores to it at every statement.
 */

/**
 * How many loop turns and function entries pass before the host is told that the program is alive: few at
 * first, as each may take long, then twice as many each time.
 */
export const FIRST_CHECKPOINT = 16;
export const CHECKPOINT_INTERVAL = 100_000;

export const current = {
  /**
   * The site that runs now: an index into the program's list of sites (statements and awaits, each with the
   * reader's file, line and column). 0 is "nowhere in the reader's files".
   */
  site: 0,
  /** The number of the task that runs now, or -1 outside of tasks. */
  task: -1,
  /** The trace's event that led to what runs now; what is scheduled from here has it as its cause. */
  cause: -1,
  /** Loop turns and function entries left until the next checkpoint. */
  fuel: FIRST_CHECKPOINT,
};
