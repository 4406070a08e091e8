import { EventKind } from "../../trace/events.ts";
import type { Capacity } from "../hosts.ts";
import type { World } from "../world.ts";

/** Whether a request may be worked on: at once, later, or not at all. */
export type Admission =
  | { readonly kind: "refused"; readonly status: 429; readonly retryAfter: number }
  | { readonly kind: "refused"; readonly status: 503 }
  | {
      readonly kind: "admitted";
      /** Calls `begin` when the place is there; at once if it is. */
      whenInside(begin: () => void): void;
      /** Gives the place back, or stops waiting for it. */
      leave(): void;
    };

/** The door of a server: so many requests inside, so many before it, so many a client in a window of time. */
export class Door {
  capacity: Capacity;
  /** Requests that are worked on. */
  active = 0;
  readonly #world: World;
  readonly #name: string;
  #queue: (() => void)[] = [];
  /** For each client the times, in nanoseconds, at which it was let in within the window. */
  readonly #seen = new Map<string, number[]>();

  constructor(world: World, name: string, capacity: Capacity) {
    this.#world = world;
    this.#name = name;
    this.capacity = capacity;
  }

  /** Requests that wait. */
  get waiting(): number {
    return this.#queue.length;
  }

  /** Asks for a place. @param client its address */
  enter(client: string): Admission {
    const wait = this.#limit(client);
    if (wait !== null) return { kind: "refused", status: 429, retryAfter: wait };
    const { concurrent = Number.POSITIVE_INFINITY, queue = Number.POSITIVE_INFINITY } = this.capacity;
    if (this.active >= concurrent && this.#queue.length >= queue) return { kind: "refused", status: 503 };
    let state: "waiting" | "inside" | "gone" = "waiting";
    let begin: (() => void) | null = null;
    const goIn = (): void => {
      state = "inside";
      this.active += 1;
      this.#tell();
      begin?.();
    };
    if (this.active < concurrent) goIn();
    else {
      this.#queue.push(goIn);
      this.#tell();
    }
    return {
      kind: "admitted",
      whenInside: (callback) => {
        begin = callback;
        if (state === "inside") callback();
      },
      leave: () => {
        if (state === "inside") this.#leave();
        else if (state === "waiting") {
          this.#queue = this.#queue.filter((entry) => entry !== goIn);
          this.#tell();
        }
        state = "gone";
      },
    };
  }

  #leave(): void {
    this.active -= 1;
    const next = this.#queue.shift();
    if (next !== undefined) next();
    else this.#tell();
  }

  /** @returns the seconds until the client may come again, or null when it may now. */
  #limit(client: string): number | null {
    const limit = this.capacity.rateLimit;
    if (limit === undefined) return null;
    const now = this.#world.host.now();
    const seen = (this.#seen.get(client) ?? []).filter((time) => time > now - limit.seconds * 1e9);
    this.#seen.set(client, seen);
    const first = seen[0];
    if (first !== undefined && seen.length >= limit.requests) return (first - now) / 1e9 + limit.seconds;
    seen.push(now);
    return null;
  }

  #tell(): void {
    this.#world.host.record(EventKind.serverLoad, {
      subject: this.active,
      text: this.#name,
      value: this.#queue.length,
    });
  }
}
