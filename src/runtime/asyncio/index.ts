/** What `import * as asyncio from "asyncio"` gives a program. */

export type { Awaitable } from "../loop/awaitable.ts";
export { Coroutine, iscoroutinefunction } from "../loop/coroutine.ts";
export { EventLoop } from "./base-events.ts";
export { getRunningLoop, Handle, TimerHandle } from "./events.ts";
export { CancelledError, InvalidStateError, TimeoutError } from "./exceptions.ts";
export { Future, isfuture } from "./futures.ts";
export { type GatherOptions, gather } from "./gather.ts";
export { run } from "./runners.ts";
export { createTask, ensureFuture, sleep, Task, type TaskOptions } from "./tasks.ts";
