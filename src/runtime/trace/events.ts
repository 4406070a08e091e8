/** The kinds of event that a trace holds. The number is what the `kind` column stores. */
export const EventKind = {
  /**
   * `subject` is the new task, `text` its name; `task` is who created it. `value` is the index, among the
   * strings, of its coroutine's name. Site 0 marks the tasks that the runtime makes for its own ends.
   */
  taskCreated: 0,
  /** The task's first step begins. `cause` is the event that scheduled it. */
  taskStarted: 1,
  /** The task must wait. `value` is a {@link WaitKind}, `text` says for what, `subject` is the task or future. */
  taskSuspended: 2,
  /** The task goes on. `cause` is the event that woke it. */
  taskResumed: 3,
  /** The task returned. */
  taskFinished: 4,
  /** The task raised; `subject` is the error's index. */
  taskFailed: 5,
  /** The task ended by cancellation. */
  taskCancelled: 6,
  /** `task` asked task `subject` to cancel itself; `text` is the message, if one was given. */
  cancelRequested: 7,
  /** `subject` is the timer, `value` its deadline in nanoseconds, `text` what it is for. */
  timerScheduled: 8,
  timerFired: 9,
  timerCancelled: 10,
  /** `text` was printed; `value` is a {@link Stream}. */
  output: 11,
  /** An exception that nothing caught; `subject` is its index in the trace's errors. */
  error: 12,
  /** An event loop begins to run (`subject` is its number in the program) … */
  loopStarted: 13,
  /** … and stops running. */
  loopStopped: 14,
} as const;

export type EventKind = (typeof EventKind)[keyof typeof EventKind];

/** What a suspended task waits for. */
export const WaitKind = {
  /** Its next turn: a bare yield. */
  turn: 0,
  sleep: 1,
  future: 2,
  task: 3,
  gather: 4,
} as const;

export type WaitKind = (typeof WaitKind)[keyof typeof WaitKind];

export const Stream = { stdout: 0, stderr: 1 } as const;
export type Stream = (typeof Stream)[keyof typeof Stream];

/** For `task`, `subject`, `text` and `cause`: there is none. */
export const NONE = -1;

/** One event, read out of the columns. */
export interface TraceEvent {
  readonly index: number;
  readonly kind: EventKind;
  /** Virtual time in nanoseconds. */
  readonly time: number;
  /** The task that ran, or {@link NONE}. */
  readonly task: number;
  /** Where the program was: an index into the trace's sites; 0 is nowhere. */
  readonly site: number;
  readonly subject: number;
  /** An index into the trace's strings, or {@link NONE}. */
  readonly text: number;
  readonly value: number;
  /** The event that led to this one, or {@link NONE}. */
  readonly cause: number;
}
