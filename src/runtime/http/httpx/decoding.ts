import { ValueError } from "../../builtins/exceptions.ts";
import { positionOrKeyword } from "../../builtins/keywords.ts";
import { join } from "../../network/http/message.ts";
import { decodeText } from "../charset.ts";
import { expand, isCompressed } from "../content-coding.ts";
import { DecodingError } from "./exceptions.ts";

/** Turns pieces of one kind into pieces of another; `end` gives what is left. */
export interface Decoder<From, To> {
  add(piece: From): To[];
  end(): To[];
}

/** @returns what takes the codings of a `Content-Encoding` header off; a compressed body comes out at its end. */
export function contentDecoder(codings: readonly string[]): Decoder<Uint8Array, Uint8Array> {
  const compressed = codings.filter(isCompressed).reverse();
  if (compressed.length === 0) return { add: (piece) => [piece], end: () => [] };
  const pieces: Uint8Array[] = [];
  return {
    add: (piece) => {
      pieces.push(piece);
      return [];
    },
    end: () => (pieces.length === 0 ? [] : [compressed.reduce(expandOrThrow, join(pieces))]),
  };
}

function expandOrThrow(bytes: Uint8Array, coding: string): Uint8Array {
  try {
    return expand(bytes, coding);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DecodingError(`Error -3 while decompressing data: ${error.message}`, { cause: error });
  }
}

/** How large the pieces of a body are to be: by position, or by keyword. */
export type ChunkSize = number | { readonly chunkSize?: number };

/** @returns the size of pieces, undefined for as they come. @throws ValueError for a size below 1 */
export function chunkSizeOf(given: ChunkSize | undefined): number | undefined {
  const size = positionOrKeyword<number | null>(given, "chunkSize", "iter") ?? undefined;
  if (size !== undefined && !(size >= 1)) throw new ValueError("range() arg 3 must not be zero");
  return size;
}

/** @returns what cuts bytes into chunks of this size; as they come for undefined. */
export function byteChunker(size: number | undefined): Decoder<Uint8Array, Uint8Array> {
  if (size === undefined) return { add: (piece) => (piece.length === 0 ? [] : [piece]), end: () => [] };
  let left: Uint8Array = new Uint8Array(0);
  return {
    add: (piece) => {
      left = left.length === 0 ? piece : join([left, piece]);
      const chunks: Uint8Array[] = [];
      for (; left.length >= size; left = left.subarray(size)) chunks.push(left.subarray(0, size));
      return chunks;
    },
    end: () => (left.length === 0 ? [] : [left]),
  };
}

/** @returns what cuts a text into chunks of this size; as it comes for undefined. */
export function textChunker(size: number | undefined): Decoder<string, string> {
  if (size === undefined) return { add: (piece) => (piece === "" ? [] : [piece]), end: () => [] };
  let left = "";
  return {
    add: (piece) => {
      left += piece;
      const chunks: string[] = [];
      for (; left.length >= size; left = left.slice(size)) chunks.push(left.slice(0, size));
      return chunks;
    },
    end: () => (left === "" ? [] : [left]),
  };
}

const ONE_BYTE = new Set(["latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1", "ascii", "us-ascii"]);

/** @returns what reads bytes as text; what is none in the encoding becomes U+FFFD. */
export function textDecoder(encoding: string): Decoder<Uint8Array, string> {
  const name = encoding.toLowerCase().replaceAll("_", "-");
  if (ONE_BYTE.has(name)) return { add: (piece) => [decodeText(piece, name, "replace")], end: () => [] };
  const decoder = new TextDecoder(name === "utf-8-sig" ? "utf-8" : name, { ignoreBOM: name !== "utf-8-sig" });
  return { add: (piece) => [decoder.decode(piece, { stream: true })], end: () => [decoder.decode()] };
}

/** Where Python's `str.splitlines` ends a line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what ends a line.
const LINE_ENDS = /\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]/;

/** @returns what gives the lines of a text, without their ends. */
export function lineDecoder(): Decoder<string, string> {
  let left = "";
  return {
    add: (piece) => {
      left += piece;
      // Whether a newline follows, only the next piece tells.
      const hold = left.endsWith("\r") ? "\r" : "";
      const lines = left.slice(0, left.length - hold.length).split(LINE_ENDS);
      left = `${lines.pop() ?? ""}${hold}`;
      return lines;
    },
    end: () => (left === "" ? [] : [left.replace(/\r$/, "")]),
  };
}
