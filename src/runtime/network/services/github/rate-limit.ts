import { unixTime } from "../dates.ts";

/** What is limited by itself: searching, and all else. */
export type Resource = "core" | "search";

/** Requests that one client may make in so many seconds, without and with a token. */
const LIMITS: Readonly<Record<Resource, { anonymous: number; known: number; seconds: number }>> = {
  core: { anonymous: 60, known: 5000, seconds: 3600 },
  search: { anonymous: 10, known: 30, seconds: 60 },
};

/** How a client stands with a resource. */
export interface Quota {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** When it starts anew, in seconds since 1970. */
  readonly reset: number;
}

interface Window {
  readonly end: number;
  used: number;
}

/** Counts the requests of each client; a window begins with the first request in it. */
export class RateLimits {
  readonly #windows = new Map<string, Window>();

  /**
   * Looks at a client's quota without using it.
   * @param client who is counted: a token, or an address
   * @param now virtual time in seconds
   */
  quota(client: string, known: boolean, resource: Resource, now: number): Quota {
    const { anonymous, known: more, seconds } = LIMITS[resource];
    const limit = known ? more : anonymous;
    const window = this.#windows.get(`${resource} ${client}`);
    const isOpen = window !== undefined && now < window.end;
    const used = isOpen ? window.used : 0;
    return {
      limit,
      used,
      remaining: limit - used,
      reset: Math.ceil(unixTime(isOpen ? window.end : now + seconds)),
    };
  }

  /**
   * Uses a request of a client's quota, if there is one left.
   * @returns whether there was
   */
  use(client: string, known: boolean, resource: Resource, now: number): boolean {
    if (this.quota(client, known, resource, now).remaining <= 0) return false;
    const key = `${resource} ${client}`;
    const window = this.#windows.get(key);
    if (window !== undefined && now < window.end) window.used += 1;
    else this.#windows.set(key, { end: now + LIMITS[resource].seconds, used: 1 });
    return true;
  }
}

/** @returns a quota as the headers of a response tell it. */
export function quotaHeaders(quota: Quota, resource: Resource): [name: string, value: string][] {
  return [
    ["X-RateLimit-Limit", String(quota.limit)],
    ["X-RateLimit-Remaining", String(quota.remaining)],
    ["X-RateLimit-Reset", String(quota.reset)],
    ["X-RateLimit-Used", String(quota.used)],
    ["X-RateLimit-Resource", resource],
  ];
}
