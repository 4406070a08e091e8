import { checkKeywords } from "../../builtins/keywords.ts";
import { CookieStore } from "../cookie-store.ts";
import { type PairSource, pairsOf } from "../multidict.ts";
import { parseSetCookie, quoteCookie, type SetCookie } from "../set-cookie.ts";
import { URL } from "../url.ts";

/** A cookie with its attributes, as Python's `http.cookies.Morsel`. */
export class Morsel {
  /** Its name. */
  readonly key: string;
  readonly value: string;
  readonly domain: string;
  readonly path: string;
  readonly expires: string;
  readonly maxAge: string;
  readonly secure: boolean;
  readonly httponly: boolean;
  readonly samesite: string;

  /** @internal */
  constructor(cookie: SetCookie) {
    this.key = cookie.name;
    this.value = cookie.value;
    this.domain = cookie.domain;
    this.path = cookie.path;
    this.expires = cookie.expires;
    this.maxAge = cookie.maxAge;
    this.secure = cookie.secure;
    this.httponly = cookie.httpOnly;
    this.samesite = cookie.sameSite;
  }

  /** The cookie as a server sets it. */
  toString(): string {
    const attributes = [
      ["expires", this.expires],
      ["Path", this.path],
      ["Domain", this.domain],
      ["Max-Age", this.maxAge],
      ["SameSite", this.samesite],
    ].filter(([, value]) => value !== "");
    const parts = [
      `${this.key}=${quoteCookie(this.value)}`,
      ...attributes.map(([name, value]) => `${name}=${value}`),
      ...(this.secure ? ["Secure"] : []),
      ...(this.httponly ? ["HttpOnly"] : []),
    ];
    return parts.join("; ");
  }

  /** @internal How `console.log` shows it, as Python's `repr`. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `<Morsel: ${this.toString()}>`;
  }
}

/** Cookies as a program gives them: values, or cookies that it got. */
export type LooseCookies = PairSource<string | number | Morsel>;

/** Keeps the cookies of a session, as `aiohttp.CookieJar`. */
export class CookieJar implements Iterable<Morsel> {
  readonly #store: CookieStore;

  /** @param options `unsafe`: whether servers without a name, but an address, may set cookies */
  constructor(options: { unsafe?: boolean } = {}) {
    checkKeywords(options, ["unsafe"], "CookieJar.__init__", {
      quoteCookie: "values are quoted where they must be",
      treatAsSecureOrigin: "secure cookies go to https only",
    });
    this.#store = new CookieStore(options.unsafe ?? false);
  }

  /** How many cookies there are. */
  get size(): number {
    return this.#store.all().length;
  }

  [Symbol.iterator](): IterableIterator<Morsel> {
    return this.#store
      .all()
      .map(({ cookie, domain, path }) => new Morsel({ ...cookie, domain, path }))
      [Symbol.iterator]();
  }

  /**
   * Keeps cookies.
   * @param responseUrl whom they are from; without it they are for every host
   */
  updateCookies(cookies: LooseCookies, responseUrl?: string | URL): void {
    for (const [name, value] of pairsOf(cookies)) {
      const cookie: SetCookie =
        value instanceof Morsel
          ? { ...value, name: value.key, httpOnly: value.httponly, sameSite: value.samesite }
          : plainCookie(name, String(value));
      if (responseUrl === undefined) this.#store.set(cookie);
      else this.#store.store(cookie, placeOf(new URL(responseUrl)));
    }
  }

  /** The cookies that are sent to a URL, by name. */
  filterCookies(requestUrl: string | URL): Map<string, Morsel> {
    const kept = this.#store.for(placeOf(new URL(requestUrl)));
    return new Map(kept.map(({ cookie }) => [cookie.name, new Morsel(cookie)]));
  }

  /** Forgets cookies: all, or those for which `predicate` holds. */
  clear(predicate: (cookie: Morsel) => boolean = () => true): void {
    this.#store.clear(({ cookie }) => predicate(new Morsel(cookie)));
  }

  /** Forgets the cookies of a host, and of those below it. */
  clearDomain(domain: string): void {
    this.#store.clear((stored) => stored.domain === domain || stored.domain.endsWith(`.${domain}`));
  }

  /** Python's `repr`, without an address. */
  toString(): string {
    return `<${this.constructor.name} object>`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }

  /** @internal Keeps what a response sets. */
  _update(headers: readonly string[], url: URL): void {
    for (const header of headers) {
      const cookie = parseSetCookie(header);
      if (cookie !== null) this.#store.store(cookie, placeOf(url));
    }
  }
}

/** Keeps no cookies, as `aiohttp.DummyCookieJar`. */
export class DummyCookieJar extends CookieJar {
  override updateCookies(): void {}

  override filterCookies(): Map<string, Morsel> {
    return new Map();
  }

  /** @internal */
  override _update(): void {}
}

/** @returns the cookies that a response sets, by name. */
export function cookiesOf(headers: readonly string[]): Map<string, Morsel> {
  const cookies = headers.map(parseSetCookie).filter((cookie) => cookie !== null);
  return new Map(cookies.map((cookie) => [cookie.name, new Morsel(cookie)]));
}

function plainCookie(name: string, value: string): SetCookie {
  return {
    name,
    value,
    domain: "",
    path: "",
    expires: "",
    maxAge: "",
    secure: false,
    httpOnly: false,
    sameSite: "",
  };
}

function placeOf(url: URL): { host: string; path: string; secure: boolean } {
  return { host: url.host ?? "", path: url.rawPath, secure: url.scheme === "https" || url.scheme === "wss" };
}
