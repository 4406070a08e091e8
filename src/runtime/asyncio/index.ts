/** What `import * as asyncio from "asyncio"` gives a program. */

export type { Awaitable, Enterable, Entered } from "../loop/awaitable.ts";
export { Coroutine } from "../loop/coroutine.ts";
export { iscoroutinefunction } from "../loop/coroutine-functions.ts";
export { type AsCompletedIterator, type AsCompletedOptions, asCompleted } from "./as-completed.ts";
export { Barrier } from "./barrier.ts";
export {
  type CallOptions,
  EventLoop,
  type ExceptionContext,
  type ExceptionHandler,
  type TaskFactory,
} from "./base-events.ts";
export { Condition } from "./condition.ts";
export { getEventLoop, newEventLoop, setEventLoop } from "./current-loop.ts";
export { createEagerTaskFactory, eagerTaskFactory } from "./eager.ts";
export { getRunningLoop, Handle, TimerHandle } from "./events.ts";
export {
  BrokenBarrierError,
  CancelledError,
  IncompleteReadError,
  InvalidStateError,
  LimitOverrunError,
  TimeoutError,
} from "./exceptions.ts";
export { Future, futureAddToAwaitedBy, futureDiscardFromAwaitedBy, isfuture } from "./futures.ts";
export { type GatherOptions, gather } from "./gather.ts";
export {
  type CallGraphOptions,
  captureCallGraph,
  type FrameCallGraphEntry,
  type FutureCallGraph,
  formatCallGraph,
  printCallGraph,
} from "./graph.ts";
export { Event, Lock } from "./locks.ts";
export {
  LifoQueue,
  PriorityQueue,
  Queue,
  QueueEmpty,
  QueueFull,
  QueueShutDown,
  type ShutdownOptions,
} from "./queues.ts";
export { Runner, type RunnerOptions, run } from "./runners.ts";
export { BoundedSemaphore, Semaphore } from "./semaphore.ts";
export { type ListeningSocket, Server } from "./server.ts";
export { shield } from "./shield.ts";
export { sleep } from "./sleep.ts";
export type { ClientConnected } from "./stream-protocol.ts";
export { StreamReader } from "./stream-reader.ts";
export { StreamWriter } from "./stream-writer.ts";
export {
  type OpenConnectionOptions,
  openConnection,
  type StartServerOptions,
  startServer,
} from "./streams.ts";
export { TaskGroup, type UnenteredTaskGroup } from "./taskgroups.ts";
export {
  allTasks,
  createTask,
  currentTask,
  ensureFuture,
  iscoroutine,
  Task,
  type TaskOptions,
} from "./tasks.ts";
export { Timeout, timeout, timeoutAt, type UnenteredTimeout } from "./timeouts.ts";
export {
  ALL_COMPLETED,
  FIRST_COMPLETED,
  FIRST_EXCEPTION,
  type ReturnWhen,
  type WaitOptions,
  wait,
} from "./wait.ts";
export { waitFor } from "./wait-for.ts";
