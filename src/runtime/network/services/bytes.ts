/** Bytes and texts as services need them. */

const encoder = new TextEncoder();
// A byte order mark is content like any other: Python keeps it too.
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });

/** No bytes at all. */
export const EMPTY: Uint8Array = new Uint8Array(0);

/** @returns a text's bytes in UTF-8. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** @returns the text that these bytes are in UTF-8, or null if they are none. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

/** @returns the text that these bytes are in UTF-8, with U+FFFD for what is none. */
export function lenientTextOf(bytes: Uint8Array): string {
  return lenient.decode(bytes);
}

/** @returns bytes in base64. */
export function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/**
 * Reads base64 as Python's `b64decode` does: what is not of the alphabet is skipped, padding must be there.
 * @returns null for what is no base64
 */
export function fromBase64(text: string): Uint8Array | null {
  const letters = text.replace(/[^A-Za-z0-9+/=]/g, "");
  const content = letters.replace(/=+$/, "");
  if (
    content.includes("=") ||
    content.length % 4 === 1 ||
    letters.length < Math.ceil(content.length / 4) * 4
  ) {
    return null;
  }
  return Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
}
