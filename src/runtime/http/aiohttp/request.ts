import { TypeError } from "../../builtins/exceptions.ts";
import type { Enterable } from "../../loop/awaitable.ts";
import { type Body, type Code, Coroutine } from "../../loop/coroutine.ts";
import type { URL } from "../url.ts";
import type { ClientResponse } from "./client-response.ts";
import { ClientSession } from "./client-session.ts";
import type { TCPConnector } from "./connector.ts";
import type { PendingResponse } from "./request-context.ts";
import type { RequestOptions } from "./session-options.ts";

const REQUEST: Code = { name: "request", site: 0 };
const ENTER: Code = { name: "_SessionRequestContextManager.__aenter__", site: 0 };
const EXIT: Code = { name: "_SessionRequestContextManager.__aexit__", site: 0 };

/** One request with a session of its own, which ends with the block. */
class SessionRequest extends Coroutine<ClientResponse> {
  readonly #session: ClientSession;
  readonly #send: () => PendingResponse;
  #response: ClientResponse | null = null;

  constructor(session: ClientSession, send: () => PendingResponse) {
    super(REQUEST, refuse());
    this.#session = session;
    this.#send = send;
  }

  __aenter__(): Coroutine<ClientResponse> {
    // It is entered, and so not a coroutine that nobody awaited.
    this.close();
    return new Coroutine(ENTER, this.#enter());
  }

  __aexit__(): Coroutine<null> {
    return new Coroutine(EXIT, this.#exit());
  }

  *#enter(): Body<ClientResponse> {
    try {
      this.#response = (yield this.#send()) as ClientResponse;
      this.#response._enterContext();
      return this.#response;
    } catch (error) {
      yield this.#session.close();
      throw error;
    }
  }

  *#exit(): Body<null> {
    this.#response?._release();
    yield this.#session.close();
    return null;
  }
}

// biome-ignore lint/correctness/useYield: it ends at once.
function* refuse(): Body<never> {
  throw new TypeError(
    "'_SessionRequestContextManager' object can't be awaited: write 'await using response = await aiohttp.request(…)'",
  );
}

/**
 * Sends one request with a session of its own: `await using response = await aiohttp.request("GET", url);`, and in
 * no other way. For several requests make a {@link ClientSession}: it keeps connections.
 * @param options as for a session's request; `connector` is what opens the connection, and is left open
 */
export function request(
  method: string,
  url: string | URL,
  options: RequestOptions & { connector?: TCPConnector } = {},
): Enterable<ClientResponse> {
  const { connector, ...rest } = options;
  const owned = connector === undefined ? {} : { connector, connectorOwner: false };
  const session: ClientSession = new ClientSession(owned);
  return new SessionRequest(session, () => session.request(method, url, rest));
}
