import type { EventLoop } from "../../asyncio/base-events.ts";
import type { TimerHandle } from "../../asyncio/events.ts";

/** Pings a peer that is silent, and tells when it does not answer. */
export class Heartbeat {
  readonly #loop: EventLoop;
  readonly #seconds: number;
  readonly #ping: () => void;
  readonly #missed: () => void;
  #timer: TimerHandle | null = null;

  /** @param seconds of silence before a ping; half of them is the time for the answer */
  constructor(loop: EventLoop, seconds: number, ping: () => void, missed: () => void) {
    this.#loop = loop;
    this.#seconds = seconds;
    this.#ping = ping;
    this.#missed = missed;
  }

  /** Plans the next ping: something has just come, so the peer is there. */
  restart(): void {
    this.stop();
    this.#timer = this.#loop._callAfter(this.#seconds, "WebSocket heartbeat", () => {
      this.#ping();
      this.#timer = this.#loop._callAfter(this.#seconds / 2, "WebSocket pong", () => {
        this.#timer = null;
        this.#missed();
      });
    });
  }

  /** There will be no more pings. */
  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }
}
