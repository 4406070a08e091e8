/** A cookie as a server sets it. */
export interface SetCookie {
  readonly name: string;
  readonly value: string;
  /** As given, without a leading dot; empty where none was given. */
  readonly domain: string;
  readonly path: string;
  readonly expires: string;
  /** Seconds, as text; empty where none was given. */
  readonly maxAge: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: string;
}

/** Reads a `Set-Cookie` header. @returns null for what sets none */
export function parseSetCookie(header: string): SetCookie | null {
  const [pair = "", ...rest] = header.split(";");
  const equals = pair.indexOf("=");
  if (equals < 1) return null;
  const attributes = new Map<string, string>();
  for (const part of rest) {
    const at = part.indexOf("=");
    const name = (at === -1 ? part : part.slice(0, at)).trim().toLowerCase();
    attributes.set(name, at === -1 ? "" : part.slice(at + 1).trim());
  }
  return {
    name: pair.slice(0, equals).trim(),
    value: unquoteCookie(pair.slice(equals + 1).trim()),
    domain: (attributes.get("domain") ?? "").replace(/^\./, "").toLowerCase(),
    path: attributes.get("path") ?? "",
    expires: attributes.get("expires") ?? "",
    maxAge: attributes.get("max-age") ?? "",
    secure: attributes.has("secure"),
    httpOnly: attributes.has("httponly"),
    sameSite: attributes.get("samesite") ?? "",
  };
}

function unquoteCookie(value: string): string {
  if (value.length < 2 || !value.startsWith('"') || !value.endsWith('"')) return value;
  return value
    .slice(1, -1)
    .replace(/\\([0-3][0-7]{2}|.)/g, (_, escaped: string) =>
      escaped.length === 3 ? String.fromCharCode(Number.parseInt(escaped, 8)) : escaped,
    );
}

/** @returns a value as it is written into a `Cookie` header: quoted where it holds what would end it. */
export function quoteCookie(value: string): string {
  if (/^[\w!#$%&'*+\-.^`|~:]*$/.test(value)) return value;
  const escaped = value.replace(/["\\,;]|[^ -~]/g, (letter) =>
    letter === '"' || letter === "\\"
      ? `\\${letter}`
      : [...new TextEncoder().encode(letter)]
          .map((byte) => `\\${byte.toString(8).padStart(3, "0")}`)
          .join(""),
  );
  return `"${escaped}"`;
}

/** @returns a `Cookie` header. */
export function writeCookies(cookies: readonly (readonly [name: string, value: string])[]): string {
  return cookies.map(([name, value]) => `${name}=${quoteCookie(value)}`).join("; ");
}
