import { quote as repr } from "../../builtins/quote.ts";
import { InvalidURL } from "./exceptions.ts";

/** The parts of a URL, in the form in which they are sent; null where `?` or `#` is absent too. */
export interface UrlParts {
  readonly scheme: string;
  readonly userinfo: string;
  readonly host: string;
  readonly port: number | null;
  readonly path: string;
  readonly query: string | null;
  readonly fragment: string | null;
}

const LONGEST = 65_536;
const DEFAULT_PORTS: Readonly<Record<string, number>> = { ftp: 21, http: 80, https: 443, ws: 80, wss: 443 };

// What must be escaped, by the percent-encode sets of the URL standard.
const IN_FRAGMENT = /[^!#-;=?-_a-~]/u;
const IN_QUERY = /[^!$-;=?-~]/u;
const IN_PATH = /[^!$-;=@-_a-z|~]/u;
const IN_USERINFO = /[^!$-.0-:A-Z_a-z~]/u;

/**
 * Reads a URL, absolute or relative, as httpx does.
 * @param given parts that take the place of the text's own
 * @throws InvalidURL for what is none
 */
export function parseUrl(text: string, given: Partial<UrlParts> = {}): UrlParts {
  if (text.length > LONGEST) throw new InvalidURL("URL too long");
  const control = [...text].findIndex((letter) => letter < " " || letter === "\u007f");
  if (control !== -1) {
    const letter = repr([...text][control] as string);
    throw new InvalidURL(`Invalid non-printable ASCII character in URL, ${letter} at position ${control}.`);
  }
  const [, scheme = "", authority = "", path = "", query, fragment] =
    /^(?:((?:[a-zA-Z][a-zA-Z0-9+.-]*)?):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(
      text,
    ) as RegExpExecArray;
  const [, userinfo = "", host = "", port = ""] = /^(?:(.*)@)?(\[.*\]|[^:@]*):?(.*)$/s.exec(
    authority,
  ) as RegExpExecArray;
  return normalize({
    scheme,
    userinfo,
    host,
    port: port === "" ? null : readPort(port),
    path,
    query: query ?? null,
    fragment: fragment ?? null,
    ...given,
  });
}

function normalize(parts: UrlParts): UrlParts {
  const scheme = parts.scheme.toLowerCase();
  const userinfo = escape(parts.userinfo, IN_USERINFO);
  const host = encodeHost(parts.host);
  const port = parts.port === DEFAULT_PORTS[scheme] ? null : parts.port;
  const hasAuthority = userinfo !== "" || host !== "" || port !== null;
  checkPath(parts.path, scheme !== "", hasAuthority);
  const path = scheme !== "" || hasAuthority ? withoutDots(parts.path) : parts.path;
  return {
    scheme,
    userinfo,
    host,
    port,
    path: escape(path, IN_PATH),
    query: parts.query === null ? null : escape(parts.query, IN_QUERY),
    fragment: parts.fragment === null ? null : escape(parts.fragment, IN_FRAGMENT),
  };
}

/** @returns host and port, as in the `Host` header. */
export function netlocOf({ host, port }: UrlParts): string {
  return `${host.includes(":") ? `[${host}]` : host}${port === null ? "" : `:${port}`}`;
}

/** @returns the URL as text. @param showsPassword whether it may be read */
export function writeUrl(parts: UrlParts, showsPassword = true): string {
  const { scheme, path, query, fragment } = parts;
  const userinfo = showsPassword ? parts.userinfo : parts.userinfo.replace(/:.*/s, ":[secure]");
  const authority = `${userinfo === "" ? "" : `${userinfo}@`}${netlocOf(parts)}`;
  return [
    scheme === "" ? "" : `${scheme}:`,
    authority === "" ? "" : `//${authority}`,
    path,
    query === null ? "" : `?${query}`,
    fragment === null ? "" : `#${fragment}`,
  ].join("");
}

/** @returns a text of a URL with its escapes resolved; what is no escape stays. */
export function unescape(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    const bytes = escapes.split("%").slice(1);
    return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)));
  });
}

/** @returns a user's name or password as it is written into a URL. */
export function escapeUser(text: string): string {
  return escape(text, /[^!$-.0-9A-Z_a-z~]/u);
}

/** Escapes what `unsafe` matches; escapes that are there stay. */
function escape(text: string, unsafe: RegExp): string {
  const encoder = new TextEncoder();
  const escapeLetter = (letter: string): string =>
    [...encoder.encode(letter)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
      .join("");
  return text
    .split(/(%[0-9a-f]{2})/i)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : [...part].map((letter) => (unsafe.test(letter) ? escapeLetter(letter) : letter)).join(""),
    )
    .join("");
}

function encodeHost(host: string): string {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) {
    if (host.split(".").every((part) => Number(part) < 256 && (part === "0" || !part.startsWith("0"))))
      return host;
    throw new InvalidURL(`Invalid IPv4 address: ${repr(host)}`);
  }
  if (host.startsWith("[") && host.endsWith("]")) {
    if (globalThis.URL.canParse(`http://${host}/`)) return host.slice(1, -1);
    throw new InvalidURL(`Invalid IPv6 address: ${repr(host)}`);
  }
  if (host.includes(":")) return host;
  if ([...host].every((letter) => letter < "\u0080"))
    return escape(host.toLowerCase(), /[^!"$%&'()*+,\-.0-9;=A-Z\\_`a-z{|}~]/u);
  const url = `http://${host}/`;
  if (globalThis.URL.canParse(url)) return new globalThis.URL(url).hostname;
  throw new InvalidURL(`Invalid IDNA hostname: ${repr(host)}`);
}

function readPort(text: string): number {
  if (!/^\s*\+?\d+\s*$/.test(text) || Number(text) > 65_535)
    throw new InvalidURL(`Invalid port: ${repr(text)}`);
  return Number(text);
}

function checkPath(path: string, hasScheme: boolean, hasAuthority: boolean): void {
  if (hasAuthority && path !== "" && !path.startsWith("/")) {
    throw new InvalidURL("For absolute URLs, path must be empty or begin with '/'");
  }
  if (hasScheme || hasAuthority) return;
  if (path.startsWith("//")) throw new InvalidURL("Relative URLs cannot have a path starting with '//'");
  if (path.startsWith(":")) throw new InvalidURL("Relative URLs cannot have a path starting with ':'");
}

function withoutDots(path: string): string {
  const kept: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") {
      if (kept.length > 0 && !(kept.length === 1 && kept[0] === "")) kept.pop();
    } else if (part !== ".") kept.push(part);
  }
  return kept.join("/");
}
