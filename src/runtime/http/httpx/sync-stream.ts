import type { Response } from "./response.ts";

/** What a synchronous `stream(…)` is before it is entered. */
export class SyncStream {
  readonly #send: () => Response;
  readonly #after: () => void;
  #response: Response | null = null;

  /** @param after called at the end of the block */
  constructor(send: () => Response, after: () => void = () => {}) {
    this.#send = send;
    this.#after = after;
  }

  __enter__(): Response {
    try {
      this.#response = this.#send();
    } catch (error) {
      this.#after();
      throw error;
    }
    return this.#response;
  }

  __exit__(): null {
    this.#response?._close();
    this.#after();
    return null;
  }
}
