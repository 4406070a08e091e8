import { TypeError } from "../../builtins/exceptions.ts";
import { repr } from "../../builtins/repr.ts";
import type { Awaitable } from "../../loop/awaitable.ts";
import type { Limits } from "./limits.ts";
import type { Request } from "./request.ts";
import { Response } from "./response.ts";
import type { TimedSteps } from "./timed-steps.ts";
import type { Timeout } from "./timeout.ts";
import { Transport } from "./transport.ts";
import type { ClientKind } from "./transport-errors.ts";
import {
  type AsyncBaseTransport,
  AsyncHTTPTransport,
  type BaseTransport,
  HTTPTransport,
} from "./transports.ts";

/** What a client was given to send with: the network, unless the program has a transport of its own. */
export class ClientTransport {
  /** The connections; none, where the program's own transport takes their place. */
  readonly network: Transport;
  readonly #kind: ClientKind;
  readonly #own: BaseTransport | AsyncBaseTransport | null;

  /** @throws TypeError for what cannot send for a client of this kind */
  constructor(kind: ClientKind, limits: Limits, own: BaseTransport | AsyncBaseTransport | null) {
    const method = kind === "sync" ? "handleRequest" : "handleAsyncRequest";
    if (own !== null && typeof (own as unknown as Record<string, unknown>)[method] !== "function") {
      throw new TypeError(
        `the transport of ${kind === "sync" ? "a Client" : "an AsyncClient"} needs ${method}()`,
      );
    }
    this.#kind = kind;
    const isPlain = own !== null && [HTTPTransport, AsyncHTTPTransport].includes(own.constructor as never);
    // Nothing of the program's own stands between the client and the network then.
    this.#own = isPlain ? null : own;
    this.network = isPlain ? (own as HTTPTransport)._network : new Transport(kind, limits);
  }

  /** Sends a request. @returns the response, its body perhaps still to come */
  *send(request: Request, timeout: Timeout): TimedSteps<Response> {
    const own = this.#own;
    if (own === null) return yield* this.network.respond(request, timeout);
    const response =
      this.#kind === "async"
        ? yield { awaitable: (own as AsyncBaseTransport).handleAsyncRequest(request) }
        : (own as BaseTransport).handleRequest(request);
    if (response instanceof Response) return response;
    throw new TypeError(`a transport must return a Response, not ${repr(response)}`);
  }

  /** Closes all connections. @returns what an asynchronous client must await, or null */
  close(): Awaitable<unknown> | null {
    this.network.pool.close();
    const own = this.#own;
    if (own === null) return null;
    if (this.#kind === "async") return (own as AsyncBaseTransport).aclose?.() ?? null;
    (own as BaseTransport).close?.();
    return null;
  }
}
