import { lenientTextOf, utf8 } from "./bytes.ts";

/** Queries and forms, `application/x-www-form-urlencoded`: as Python's servers read them. */

/** Names with their values, in order; a name may come twice. */
export type Pairs = readonly (readonly [name: string, value: string])[];

const PERCENT = 0x25;

/**
 * Resolves `%41` and its like; what is no escape stays as it is, and bytes that are no UTF-8 become U+FFFD.
 * @param plusIsSpace whether `+` stands for a space, as it does in queries
 */
export function percentDecode(text: string, plusIsSpace: boolean): string {
  const spaced = plusIsSpace ? text.replaceAll("+", " ") : text;
  if (!spaced.includes("%")) return spaced;
  return lenientTextOf(percentDecodeBytes(utf8(spaced)));
}

function percentDecodeBytes(bytes: Uint8Array): Uint8Array {
  const decoded: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    const digits = byte === PERCENT ? String.fromCharCode(...bytes.subarray(at + 1, at + 3)) : "";
    if (/^[0-9a-f]{2}$/i.test(digits)) {
      decoded.push(Number.parseInt(digits, 16));
      at += 2;
    } else decoded.push(byte);
  }
  return Uint8Array.from(decoded);
}

/** @returns the names and values of a query (without its question mark) or of a form. */
export function parseQuery(query: string): Pairs {
  return query
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const equals = part.indexOf("=");
      const [name, value] = equals === -1 ? [part, ""] : [part.slice(0, equals), part.slice(equals + 1)];
      return [percentDecode(name, true), percentDecode(value, true)] as const;
    });
}

/** @returns the values by name: one as itself, several as a list. */
export function grouped(pairs: Pairs): Map<string, string | string[]> {
  const groups = new Map<string, string | string[]>();
  for (const [name, value] of pairs) {
    const known = groups.get(name);
    if (known === undefined) groups.set(name, value);
    else if (Array.isArray(known)) known.push(value);
    else groups.set(name, [known, value]);
  }
  return groups;
}

/** @returns the names with the first value of each. */
export function firstOfEach(pairs: Pairs): Map<string, string> {
  const firsts = new Map<string, string>();
  for (const [name, value] of pairs) if (!firsts.has(name)) firsts.set(name, value);
  return firsts;
}
