import { TypeError } from "../../builtins/exceptions.ts";
import { checkKeywords } from "../../builtins/keywords.ts";
import { repr } from "../../builtins/repr.ts";
import type { Request } from "./request.ts";
import type { Response } from "./response.ts";
import type { TimedSteps } from "./timed-steps.ts";
import type { ClientKind } from "./transport-errors.ts";

/**
 * Functions that a client calls with each request before it is sent, and with each response before its body is
 * read; those of an `AsyncClient` are asynchronous.
 */
export interface EventHooks {
  request?: readonly ((request: Request) => unknown)[];
  response?: readonly ((response: Response) => unknown)[];
}

/** @returns hooks with both lists. @throws TypeError for another event, or what is no list of functions */
export function completeHooks(hooks: EventHooks): Required<EventHooks> {
  checkKeywords(hooks, ["request", "response"], "event_hooks");
  const { request = [], response = [] } = hooks;
  for (const hook of [request, response].flat()) {
    if (typeof hook !== "function")
      throw new TypeError(`an event hook must be a function, not ${repr(hook)}`);
  }
  return { request: [...request], response: [...response] };
}

/** Calls hooks, one after the other; those of an asynchronous client are awaited. */
export function* callHooks<T>(
  hooks: readonly ((argument: T) => unknown)[],
  argument: T,
  kind: ClientKind,
): TimedSteps<void> {
  for (const hook of hooks) {
    const result = hook(argument);
    if (kind === "async") yield { awaitable: result };
  }
}
