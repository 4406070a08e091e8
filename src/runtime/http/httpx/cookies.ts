import { type CookiePlace, CookieStore, type StoredCookie } from "../cookie-store.ts";
import { pairsOf } from "../multidict.ts";
import { parseSetCookie } from "../set-cookie.ts";
import { CookieConflict } from "./exceptions.ts";
import type { URL } from "./url.ts";

/** What cookies can be given as. */
export type CookieTypes =
  | Cookies
  | Readonly<Record<string, string>>
  | ReadonlyMap<string, string>
  | readonly (readonly [name: string, value: string])[];

/** Which cookies are meant; what is left out means any. */
export interface CookieScope {
  domain?: string;
  path?: string;
}

/** The cookies of a client or of a response, as `httpx.Cookies`. */
export class Cookies {
  readonly #store = new CookieStore(true);

  constructor(cookies: CookieTypes | null = null) {
    this.update(cookies);
  }

  /** How many there are. */
  get size(): number {
    return this.#store.all().length;
  }

  /**
   * The value of a cookie, or `fallback`.
   * @throws CookieConflict when several have the name
   */
  get<D = null>(name: string, fallback: D = null as D, scope: CookieScope = {}): string | D {
    const found = this.#store.all().filter((stored) => isMeant(stored, name, scope));
    if (found.length > 1) throw new CookieConflict(`Multiple cookies exist with name=${name}`);
    return found[0]?.cookie.value ?? fallback;
  }

  /** Sets a cookie: for every host and path, unless some are named. */
  set(name: string, value: string, { domain = "", path = "/" }: CookieScope = {}): void {
    this.#store.set({
      name,
      value,
      domain,
      path,
      expires: "",
      maxAge: "",
      secure: false,
      httpOnly: false,
      sameSite: "",
    });
  }

  /** Whether there is a cookie of this name. */
  has(name: string): boolean {
    return this.keys().includes(name);
  }

  /** Takes cookies of this name out. */
  delete(name: string, scope: CookieScope = {}): void {
    this.#store.clear((stored) => isMeant(stored, name, scope));
  }

  /** Takes cookies out; all by default. */
  clear(scope: CookieScope = {}): void {
    this.#store.clear((stored) => isMeant(stored, stored.cookie.name, scope));
  }

  /** Takes others in. */
  update(cookies: CookieTypes | null): void {
    if (cookies === null) return;
    if (cookies instanceof Cookies) for (const stored of cookies.#store.all()) this.#store.keep(stored);
    else for (const [name, value] of pairsOf(cookies)) this.set(name, String(value));
  }

  /** The names. */
  keys(): string[] {
    return this.items().map(([name]) => name);
  }

  /** The values. */
  values(): string[] {
    return this.items().map(([, value]) => value);
  }

  /** The names with their values. */
  items(): [name: string, value: string][] {
    return this.#store.all().map(({ cookie }) => [cookie.name, cookie.value]);
  }

  [Symbol.iterator](): IterableIterator<[name: string, value: string]> {
    return this.items()[Symbol.iterator]();
  }

  /** @internal Keeps what a server at `url` has set. */
  _extract(setCookies: readonly string[], url: URL): void {
    for (const header of setCookies) {
      const cookie = parseSetCookie(header);
      if (cookie !== null) this.#store.store(cookie, placeOf(url));
    }
  }

  /** @internal The `Cookie` header for a URL: longest paths first, values as they are; null for none. */
  _header(url: URL): string | null {
    const cookies = this.#store.for(placeOf(url)).sort((a, b) => b.path.length - a.path.length);
    if (cookies.length === 0) return null;
    return cookies.map(({ cookie }) => `${cookie.name}=${cookie.value}`).join("; ");
  }

  /** Python's `repr`. */
  toString(): string {
    const shown = this.#store
      .all()
      .map(({ cookie, domain }) => `<Cookie ${cookie.name}=${cookie.value} for ${domain} />`);
    return `<Cookies[${shown.join(", ")}]>`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

function isMeant({ cookie, ...stored }: StoredCookie, name: string, { domain, path }: CookieScope): boolean {
  return (
    cookie.name === name &&
    (domain === undefined || stored.domain === domain) &&
    (path === undefined || stored.path === path)
  );
}

function placeOf(url: URL): CookiePlace {
  return {
    host: url.host,
    path: url.rawPath.split("?")[0] as string,
    secure: url.scheme === "https",
  };
}
