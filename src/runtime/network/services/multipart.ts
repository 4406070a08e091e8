import { lenientTextOf, utf8 } from "./bytes.ts";

/** A part of a `multipart/form-data` body. */
export interface FormPart {
  readonly name: string;
  /** Only of a file. */
  readonly fileName: string | null;
  readonly contentType: string | null;
  readonly content: Uint8Array;
}

/**
 * Reads a `multipart/form-data` body.
 * @param boundary the `boundary` parameter of the request's `Content-Type`
 * @returns the parts that are complete and have a name
 */
export function parseMultipart(body: Uint8Array, boundary: string): FormPart[] {
  const parts: FormPart[] = [];
  const delimiter = utf8(`\r\n--${boundary}`);
  // The first delimiter has no line before it: give it one, so that all are alike.
  const text = new Uint8Array(body.length + 2);
  text.set([13, 10]);
  text.set(body, 2);
  let start = find(text, delimiter, 0);
  while (start !== -1) {
    const end = find(text, delimiter, start + delimiter.length);
    if (end === -1) break;
    const part = parsePart(text.subarray(start + delimiter.length, end));
    if (part !== null) parts.push(part);
    start = end;
  }
  return parts;
}

function parsePart(bytes: Uint8Array): FormPart | null {
  const blank = find(bytes, utf8("\r\n\r\n"), 0);
  if (blank === -1) return null;
  const headers = new Map<string, string>();
  for (const line of lenientTextOf(bytes.subarray(0, blank)).split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  const disposition = headers.get("content-disposition") ?? "";
  const name = headerParameter(disposition, "name");
  if (name === null) return null;
  return {
    name,
    fileName: headerParameter(disposition, "filename"),
    contentType: headers.get("content-type") ?? null,
    content: bytes.slice(blank + 4),
  };
}

/** @returns a parameter of a header's value, as `boundary` of `multipart/form-data; boundary=x`. */
export function headerParameter(value: string, name: string): string | null {
  const match = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]*))`, "i").exec(value);
  if (match === null) return null;
  return match[1]?.replace(/\\(.)/g, "$1") ?? match[2] ?? "";
}

function find(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const [first] = wanted;
  for (
    let at = bytes.indexOf(first as number, from);
    at !== -1;
    at = bytes.indexOf(first as number, at + 1)
  ) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}
