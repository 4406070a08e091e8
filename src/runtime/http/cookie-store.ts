import { run } from "../loop/run.ts";
import { isAddress } from "../network/hosts.ts";
import { unixTime } from "../network/services/dates.ts";
import type { SetCookie } from "./set-cookie.ts";

/** A cookie that is kept. */
export interface StoredCookie {
  readonly cookie: SetCookie;
  /** The host that it is for; empty for every host. */
  readonly domain: string;
  /** Whether it is for that host alone, and not for those below it. */
  readonly hostOnly: boolean;
  readonly path: string;
  /** Seconds since 1970 at which it is no more, or null. */
  readonly until: number | null;
}

/** What is asked about: the parts of a URL that a cookie depends on. */
export interface CookiePlace {
  readonly host: string;
  readonly path: string;
  readonly secure: boolean;
}

/** The cookies of a client, by RFC 6265: which server set them, whom they are sent to, and when they end. */
export class CookieStore {
  readonly #cookies = new Map<string, StoredCookie>();
  readonly #allowsAddresses: boolean;

  /** @param allowsAddresses whether servers without a name, but an address, may set cookies */
  constructor(allowsAddresses = false) {
    this.#allowsAddresses = allowsAddresses;
  }

  /** All that are kept and have not ended, in the order in which they were first set. */
  all(): StoredCookie[] {
    const now = unixTime(run.clock.now / 1e9);
    for (const [key, { until }] of this.#cookies)
      if (until !== null && until <= now) this.#cookies.delete(key);
    return [...this.#cookies.values()];
  }

  /** Keeps a cookie that a server at `place` has set; one of another site's is refused, one that has ended goes. */
  store(cookie: SetCookie, place: CookiePlace): void {
    if (isAddress(place.host) && !this.#allowsAddresses) return;
    const { domain } = cookie;
    const isOwn = domain === "" || domain === place.host || place.host.endsWith(`.${domain}`);
    // A domain without a dot would be a whole top level.
    if (!isOwn || (domain !== "" && domain !== place.host && !domain.includes("."))) return;
    const path = cookie.path.startsWith("/") ? cookie.path : defaultPath(place.path);
    this.#put(cookie, domain === "" ? place.host : domain, domain === "", path);
  }

  /** Keeps what another store kept. */
  keep({ cookie, domain, hostOnly, path, until }: StoredCookie): void {
    this.#cookies.set(`${domain} ${path} ${cookie.name}`, { cookie, domain, hostOnly, path, until });
  }

  /** Keeps a cookie that the program has set: for every host, unless it names one. */
  set(cookie: SetCookie): void {
    this.#put(cookie, cookie.domain, false, cookie.path.startsWith("/") ? cookie.path : "/");
  }

  #put(cookie: SetCookie, domain: string, hostOnly: boolean, path: string): void {
    const key = `${domain} ${path} ${cookie.name}`;
    const until = endOf(cookie);
    if (until !== null && until <= unixTime(run.clock.now / 1e9)) this.#cookies.delete(key);
    else this.#cookies.set(key, { cookie, domain, hostOnly, path, until });
  }

  /** @returns the cookies that are sent to `place`, those with the shortest path first, as aiohttp orders them. */
  for(place: CookiePlace): StoredCookie[] {
    if (isAddress(place.host) && !this.#allowsAddresses) {
      return this.all().filter(({ domain }) => domain === "");
    }
    return this.all()
      .filter((stored) => isSentTo(stored, place))
      .sort((a, b) => a.path.length - b.path.length);
  }

  /** Forgets the cookies for which `condition` holds; all by default. */
  clear(condition: (stored: StoredCookie) => boolean = () => true): void {
    for (const [key, stored] of this.#cookies) if (condition(stored)) this.#cookies.delete(key);
  }
}

function isSentTo({ cookie, domain, hostOnly, path }: StoredCookie, place: CookiePlace): boolean {
  if (cookie.secure && !place.secure) return false;
  const isHost = domain === "" || domain === place.host || (!hostOnly && place.host.endsWith(`.${domain}`));
  if (!isHost || !place.path.startsWith(path)) return false;
  return path.endsWith("/") || place.path.length === path.length || place.path[path.length] === "/";
}

function defaultPath(path: string): string {
  const last = path.lastIndexOf("/");
  return last <= 0 ? "/" : path.slice(0, last);
}

function endOf({ maxAge, expires }: SetCookie): number | null {
  if (/^-?\d+$/.test(maxAge)) return unixTime(run.clock.now / 1e9) + Number(maxAge);
  const end = Date.parse(expires);
  return Number.isNaN(end) ? null : end / 1000;
}
