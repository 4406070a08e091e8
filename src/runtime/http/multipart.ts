import { atRunStart, run } from "../loop/run.ts";
import { join } from "../network/http/message.ts";
import { SeededRandom } from "../network/random.ts";

/** A part of a `multipart/form-data` body. */
export interface Part {
  /** Its headers, in order: `Content-Disposition`, as a rule `Content-Type`. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly content: Uint8Array;
}

let random: SeededRandom | null = null;

atRunStart(() => {
  random = null;
});

/** @returns 32 hexadecimal digits that separate the parts of a body; they follow the run's seed. */
export function newBoundary(): string {
  random ??= new SeededRandom(run.seed ^ 0x6d756c74);
  let digits = "";
  for (let index = 0; index < 32; index += 1) digits += Math.floor(random.next() * 16).toString(16);
  return digits;
}

/** @returns the body whose type is `multipart/form-data; boundary=…`. */
export function encodeMultipart(parts: readonly Part[], boundary: string): Uint8Array {
  const encoder = new TextEncoder();
  const pieces = parts.flatMap(({ headers, content }) => {
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
    return [encoder.encode(`--${boundary}\r\n${lines}\r\n`), content, encoder.encode("\r\n")];
  });
  return join([...pieces, encoder.encode(`--${boundary}--\r\n`)]);
}

/** @returns `form-data; name="…"; filename="…"`. */
export function formDisposition(name: string, fileName: string | null): string {
  const quoted = (text: string): string =>
    text.replace(/["\r\n]/g, (letter) => ({ '"': "%22", "\r": "%0D", "\n": "%0A" })[letter] as string);
  return `form-data; name="${quoted(name)}"${fileName === null ? "" : `; filename="${quoted(fileName)}"`}`;
}

const TYPES: Readonly<Record<string, string>> = {
  css: "text/css",
  csv: "text/csv",
  gif: "image/gif",
  html: "text/html",
  jpg: "image/jpeg",
  js: "text/javascript",
  json: "application/json",
  pdf: "application/pdf",
  png: "image/png",
  py: "text/x-python",
  svg: "image/svg+xml",
  txt: "text/plain",
  xml: "text/xml",
  zip: "application/zip",
};

/** @returns the type of a file by the end of its name, as Python's `mimetypes`, or null. */
export function guessType(fileName: string): string | null {
  return TYPES[/\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ""] ?? null;
}
