import { RuntimeError, TypeError } from "../builtins/exceptions.ts";
import { typeName } from "../builtins/types.ts";
import { atRunStart } from "../loop/run.ts";
import { EventLoop } from "./base-events.ts";
import { _getRunningLoop } from "./events.ts";

let currentLoop: EventLoop | null = null;

atRunStart(() => {
  currentLoop = null;
});

/** Makes an event loop. It is not the current one until {@link setEventLoop} says so. */
export function newEventLoop(): EventLoop {
  return new EventLoop();
}

/**
 * Makes a loop the current one, for code that runs outside of any loop.
 * @throws TypeError for what is neither a loop nor null
 */
export function setEventLoop(loop: EventLoop | null): void {
  if (loop !== null && !(loop instanceof EventLoop)) {
    throw new TypeError(`loop must be an instance of AbstractEventLoop or None, not '${typeName(loop)}'`);
  }
  currentLoop = loop;
}

/**
 * The running loop; outside of any, the one that {@link setEventLoop} was given.
 * @throws RuntimeError when there is neither
 */
export function getEventLoop(): EventLoop {
  const loop = _getRunningLoop() ?? currentLoop;
  if (loop === null) throw new RuntimeError("There is no current event loop in thread 'MainThread'.");
  return loop;
}
