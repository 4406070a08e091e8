import type { EventLoop } from "../../asyncio/base-events.ts";
import { getRunningLoop } from "../../asyncio/events.ts";
import type { Task } from "../../asyncio/task.ts";
import type { Place } from "../places.ts";
import type { TCPConnector } from "./connector.ts";
import type { ResponseHandler } from "./response-handler.ts";

/** A connection while a response has it, as aiohttp's `Connection`. */
export class Connection {
  readonly place: Place;
  readonly handler: ResponseHandler;
  readonly #connector: TCPConnector;
  readonly #loop: EventLoop = getRunningLoop();
  #released = false;
  /** What still sends the body of the request; it ends with the response. */
  upload: Task | null = null;
  /** Called when the connection is given back. */
  onRelease: (() => void) | null = null;

  constructor(connector: TCPConnector, place: Place, handler: ResponseHandler) {
    this.#connector = connector;
    this.place = place;
    this.handler = handler;
  }

  /** Gives the connection back: it is kept for another request, if it can be. */
  release(): void {
    this.#end(false);
  }

  /** Closes the connection. */
  close(): void {
    this.#end(true);
  }

  #end(mustClose: boolean): void {
    if (this.#released) return;
    this.#released = true;
    this.upload?.cancel();
    this.upload = null;
    this.onRelease?.();
    this.onRelease = null;
    this.#connector._release(this, mustClose);
  }

  /** @internal A response was neither read nor closed. */
  _reportUnclosed(): void {
    this.#loop.callExceptionHandler({ message: "Unclosed connection", client_connection: this });
    this.close();
  }

  /** Python's `repr`, in short. */
  toString(): string {
    return `Connection<${this.place.key}>`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}
