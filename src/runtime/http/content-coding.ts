import { gunzip, inflate } from "../network/gzip.ts";

/** What clients say that they understand, with the codings that the world's servers use. */
export const ACCEPTED_CODINGS = "gzip, deflate";

/** @returns whether a body with this `Content-Encoding` must be expanded. */
export function isCompressed(coding: string): boolean {
  return ["gzip", "x-gzip", "deflate"].includes(coding.trim().toLowerCase());
}

/**
 * Expands a whole body.
 * @param coding the `Content-Encoding` header, one that {@link isCompressed}
 * @throws RangeError for bytes that are damaged
 */
export function expand(bytes: Uint8Array, coding: string): Uint8Array {
  if (bytes.length === 0) return bytes;
  return coding.trim().toLowerCase() === "deflate" ? inflate(bytes) : gunzip(bytes);
}
