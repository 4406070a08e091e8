import type { EventLoop } from "../../asyncio/base-events.ts";
import type { Body } from "../../loop/coroutine.ts";
import type { ResponseHead } from "../../network/http/message.ts";
import type { ClientRequest } from "./client-request.ts";
import { ClientResponse, type FallbackCharset } from "./client-response.ts";
import type { Connection } from "./connection.ts";
import type { Deadline } from "./deadline.ts";
import { ClientResponseError } from "./exceptions.ts";
import { BadStatusLine } from "./response-handler.ts";
import type { Traces } from "./tracing.ts";

/** How the body of a response is to be read. */
export interface ReadingOptions {
  readonly deadline: Deadline;
  /** What is waited for, in words. */
  readonly purpose: string;
  /** Whether a compressed body is expanded. */
  readonly expands: boolean;
  readonly fallbackCharset: FallbackCharset;
  readonly traces: Traces;
}

/** Waits for the head of a response. */
export function* startResponse(
  loop: EventLoop,
  request: ClientRequest,
  connection: Connection,
  { deadline, purpose, expands, fallbackCharset, traces }: ReadingOptions,
): Body<ClientResponse> {
  const { handler } = connection;
  let head: ResponseHead;
  try {
    head = yield* handler.readHead(purpose);
  } catch (error) {
    if (!(error instanceof BadStatusLine)) throw error;
    throw new ClientResponseError(request.requestInfo, [], { status: 400, message: error.message });
  }
  const content = handler.startBody(head, deadline, `${purpose}: body`, expands);
  return new ClientResponse(loop, request, connection, head, content, { fallbackCharset, traces });
}
