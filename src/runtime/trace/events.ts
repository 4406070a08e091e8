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

  /**
   * A lock, queue, … was made: `subject` is its number, which the events below repeat, `text` what it is
   * called (`Semaphore(3)`), `value` its {@link ResourceKind}.
   */
  resourceCreated: 15,
  /** `task` begins to wait for the resource; `value` is how many wait now. A queue's `text` says for what. */
  resourceWaiting: 16,
  /** `task` waits for it no longer: it was woken, or cancelled. `value` is how many still wait. */
  resourceWaited: 17,
  /** `task` holds the lock, or one of the semaphore's permits; `value` is how many permits are left. */
  resourceAcquired: 18,
  /** `task` gave it back; `value` is how many permits are left. */
  resourceReleased: 19,
  /**
   * Its state changed, `text` says how: an event `set` or `cleared`, a condition `notified` (`value` is how
   * many were), a barrier `filling`, `draining`, `resetting` or `broken` (`value` is how many are at it), a
   * queue `shut down` (`value` is its fill).
   */
  resourceChanged: 20,
  /** `task` put an item into the queue; `value` is how many it holds then. */
  queuePut: 21,
  /** `task` took an item out of the queue; `value` is how many it holds then. */
  queueGot: 22,

  /** A blocking call stops everything for `value` nanoseconds from now on; `text` says which. */
  blocked: 30,

  /** `task` waits for task `subject` through a gather, a wait, a shield or a task group … */
  groupAwaited: 31,
  /** … and waits for it no longer. */
  groupReleased: 32,

  // The ready queue. A callback's number is the `subject`.
  /**
   * A callback entered the ready queue: `text` is what it is (a task's name, a callback's name, what a timer is
   * for), `value` the task whose step it is, or {@link NONE}. `cause` is the event that led to it.
   */
  callbackReady: 60,
  /** The loop calls it; when it is a task's step, the task's own event follows. */
  callbackStarted: 61,
  /** The loop passes it over: it was cancelled. */
  callbackSkipped: 62,

  // The network. A request's number is the `subject` of what happens to it; so is a connection's.
  /**
   * A client wants a request; its first phase, queueing, begins. `subject` is the request, `text` what it is
   * (`GET https://httpbin.org/delay/1`), `value` the index, among the strings, of its details as JSON:
   * `{"method", "url", "headers": [[name, value]…], "body": preview, "size": bytes of the body}`.
   */
  requestStarted: 40,
  /**
   * The request's next phase begins, and the one before it ends. `text` is its name, as browsers' network panels
   * have it; `value` is the connection, or {@link NONE} while there is none.
   */
  requestPhase: 41,
  /** `value` bytes of the request left, or of the response arrived; `text` is `sent` or `received`. */
  requestBytes: 42,
  /** The head of the response is here: `text` is `200 OK`, `value` the index of `{"headers": [[name, value]…]}`. */
  responseHead: 43,
  /** The response is complete; `value` is the index of `{"sent", "received", "body": preview, "size"}`, in bytes. */
  requestFinished: 44,
  /** The request failed; `text` says why. */
  requestFailed: 45,
  /** The client gave the request up. */
  requestAbandoned: 46,
  /** A connection begins to open: `text` is where to (`httpbin.org:443`). */
  connectionOpening: 47,
  /** The connection stands (its TLS handshake may follow). */
  connectionOpened: 48,
  /** A connection that is open already takes another request, `value`. */
  connectionReused: 49,
  /** `text` says why. */
  connectionClosed: 50,
  /** Bytes of a stream: `subject` is the connection, `value` how many, `text` which way (`alice → chat`). */
  bytesSent: 51,
  bytesReceived: 52,
  /** A fault has struck: `text` says which, `subject` is the connection, or {@link NONE}. */
  faultStruck: 53,
  /** A server's load has changed: `text` is its host, `subject` how many requests it works on, `value` how many queue. */
  serverLoad: 54,
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
  lock: 5,
  event: 6,
  condition: 7,
  semaphore: 8,
  barrier: 9,
  queueGet: 10,
  queuePut: 11,
  queueJoin: 12,
  /** `asyncio.wait`, and `waitFor` while it waits for a cancelled task to end. */
  wait: 13,
  /** The next of `asCompleted`. */
  asCompleted: 14,
  shield: 15,
  /** A task group's children, at the end of its block. */
  taskGroup: 16,
  /** Something that comes over the network. */
  network: 20,
} as const;

export type WaitKind = (typeof WaitKind)[keyof typeof WaitKind];

/** What tasks share, and wait for: each has a lane of its own. */
export const ResourceKind = { lock: 0, event: 1, condition: 2, semaphore: 3, barrier: 4, queue: 5 } as const;

export type ResourceKind = (typeof ResourceKind)[keyof typeof ResourceKind];

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
  /**
   * Of a task that was suspended: the index, among the strings, of its stack of awaits, as JSON:
   * `[[function, site]…]`, outermost first; site 0 is a function of the runtime's. Else {@link NONE}.
   */
  readonly stack: number;
}
