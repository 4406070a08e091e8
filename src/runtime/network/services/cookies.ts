import { utf8 } from "./bytes.ts";
import type { Pairs } from "./query.ts";

/** Cookies as a server reads and sets them; values are quoted as Python's servers do. */

/** @returns the cookies of a `Cookie` header, in order. */
export function parseCookies(header: string): Pairs {
  const cookies: [string, string][] = [];
  for (const part of header.split(";")) {
    const equals = part.indexOf("=");
    const name = (equals === -1 ? part : part.slice(0, equals)).trim();
    const value = equals === -1 ? "" : part.slice(equals + 1).trim();
    if (name !== "") cookies.push([name, unquote(value)]);
  }
  return cookies;
}

function unquote(value: string): string {
  if (value.length < 2 || !value.startsWith('"') || !value.endsWith('"')) return value;
  return value
    .slice(1, -1)
    .replace(/\\([0-3][0-7]{2}|.)/g, (_, escaped: string) =>
      escaped.length === 3 ? String.fromCharCode(Number.parseInt(escaped, 8)) : escaped,
    );
}

function quote(value: string): string {
  if (/^[\w!#$%&'()*+\-./:<=>?@[\]^`{|}~]*$/.test(value)) return value;
  let quoted = "";
  for (const byte of utf8(value)) {
    const letter = String.fromCharCode(byte);
    if (letter === '"' || letter === "\\") quoted += `\\${letter}`;
    else if (byte < 0x20 || byte > 0x7e || letter === "," || letter === ";") {
      quoted += `\\${byte.toString(8).padStart(3, "0")}`;
    } else quoted += letter;
  }
  return `"${quoted}"`;
}

/** @returns the value of a `Set-Cookie` header that sets a cookie for the whole site. */
export function setCookie(name: string, value: string): string {
  return `${name}=${quote(value)}; Path=/`;
}

/** @returns the value of a `Set-Cookie` header that removes a cookie. */
export function deleteCookie(name: string): string {
  return `${name}=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/`;
}
