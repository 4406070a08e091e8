import { LookupError, UnicodeError } from "../builtins/exceptions.ts";

/** What a `Content-Type` header says. */
export interface ContentType {
  /** In lower case: `text/html`; empty where there was none. */
  readonly type: string;
  /** Its parameters, by name in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Reads a `Content-Type` header: `text/html; charset=utf-8`. */
export function parseContentType(header: string): ContentType {
  const [type = "", ...rest] = header.split(";");
  const parameters = new Map<string, string>();
  for (const part of rest) {
    const equals = part.indexOf("=");
    const name = (equals === -1 ? part : part.slice(0, equals)).trim().toLowerCase();
    const value = equals === -1 ? "" : part.slice(equals + 1).trim();
    if (name !== "") parameters.set(name, value.replace(/^"(.*)"$/, "$1"));
  }
  return { type: type.trim().toLowerCase(), parameters };
}

/** Bytes are no text in the encoding that they were said to be in. */
export class UnicodeDecodeError extends UnicodeError {}

/** What to do with bytes that are none of an encoding's: raise, put U+FFFD in their place, or leave them out. */
export type DecodeErrors = "strict" | "replace" | "ignore";

/**
 * Reads bytes as text, as Python's `bytes.decode`.
 * @param encoding `utf-8`, `latin-1`, `ascii`, `utf-16`, or another name that is in use
 * @throws LookupError for an encoding that is not known; UnicodeDecodeError for bytes that are no such text
 */
export function decodeText(bytes: Uint8Array, encoding: string, errors: DecodeErrors = "strict"): string {
  const name = encoding.toLowerCase().replaceAll("_", "-");
  if (["latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1"].includes(name)) return fromLatin1(bytes);
  if (["ascii", "us-ascii"].includes(name)) return decodeAscii(bytes, errors);
  const decoder = decoderOf(name, errors);
  try {
    const text = decoder.decode(bytes);
    return errors === "ignore" ? text.replaceAll("\ufffd", "") : text;
  } catch {
    throw new UnicodeDecodeError(undecodable(bytes, encoding));
  }
}

/** @returns whether texts can be read in this encoding. */
export function isKnownEncoding(encoding: string): boolean {
  try {
    decodeText(new Uint8Array(0), encoding);
    return true;
  } catch (error) {
    if (error instanceof LookupError) return false;
    throw error;
  }
}

function decoderOf(name: string, errors: DecodeErrors): TextDecoder {
  try {
    // Python keeps a byte order mark, but for utf-8-sig.
    if (name === "utf-8-sig") return new TextDecoder("utf-8", { fatal: errors === "strict" });
    return new TextDecoder(name, { fatal: errors === "strict", ignoreBOM: true });
  } catch {
    throw new LookupError(`unknown encoding: ${name}`);
  }
}

/** @returns bytes as text, one character each. */
export function fromLatin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function decodeAscii(bytes: Uint8Array, errors: DecodeErrors): string {
  let text = "";
  for (const [position, byte] of bytes.entries()) {
    if (byte < 0x80) text += String.fromCharCode(byte);
    else if (errors === "replace") text += "\ufffd";
    else if (errors === "strict") {
      throw new UnicodeDecodeError(describe("ascii", byte, position, "ordinal not in range(128)"));
    }
  }
  return text;
}

function undecodable(bytes: Uint8Array, encoding: string): string {
  const lenient = new TextDecoder("utf-8", { ignoreBOM: true });
  const encoder = new TextEncoder();
  const valid = lenient.decode(bytes).split("\ufffd")[0] as string;
  const position = Math.min(encoder.encode(valid).length, bytes.length - 1);
  const byte = bytes[position] ?? 0;
  const isStart = byte >= 0xc2 && byte <= 0xf4;
  return describe(encoding, byte, position, isStart ? "invalid continuation byte" : "invalid start byte");
}

function describe(encoding: string, byte: number, position: number, reason: string): string {
  const digits = byte.toString(16).padStart(2, "0");
  return `'${encoding}' codec can't decode byte 0x${digits} in position ${position}: ${reason}`;
}
