import { type Body, type Code, Coroutine } from "../../loop/coroutine.ts";
import type { ClientResponse } from "./client-response.ts";

const ENTER: Code = { name: "_BaseRequestContextManager.__aenter__", site: 0 };
const EXIT: Code = { name: "_BaseRequestContextManager.__aexit__", site: 0 };

/** What a request's coroutine can also do: `await using x = await session.get(url)` releases x in the end. */
export interface Leavable {
  /** @internal */ _enterContext(): void;
  /** @internal */ _leave(): Coroutine<unknown> | null;
}

/**
 * What `session.get(url)` gives: a coroutine of the response, and a manager that releases it at the end of the
 * block. Nothing is sent before it is awaited or entered.
 */
export class RequestContext<T extends Leavable> extends Coroutine<T> {
  #entered: T | null = null;

  /** Awaits the response. */
  __aenter__(): Coroutine<T> {
    return new Coroutine(ENTER, this.#enter());
  }

  /** Releases the response. */
  __aexit__(): Coroutine<null> {
    return new Coroutine(EXIT, this.#exit());
  }

  *#enter(): Body<T> {
    const entered = (yield this) as T;
    entered._enterContext();
    this.#entered = entered;
    return entered;
  }

  *#exit(): Body<null> {
    const leaving = this.#entered?._leave() ?? null;
    if (leaving !== null) yield leaving;
    return null;
  }
}

/** A request that is not sent yet: `await` sends it, and `await using response = await …` releases it in the end. */
export type PendingResponse = Coroutine<ClientResponse>;
