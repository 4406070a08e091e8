import type { Diagnostic, SourceFile } from "./program.ts";

/** One thing that esbuild says of a file. */
interface EsbuildMessage {
  readonly id: string;
  readonly text: string;
  readonly location: { line: number; column: number; length: number; lineText: string } | null;
}

/** esbuild's warnings that are errors here. */
const REFUSED = new Set(["empty-import-meta"]);

/** How the playground says what esbuild says in its own terms. */
const REWORDED: readonly [RegExp, string][] = [
  [
    /^Top-level await is (currently )?not supported/,
    "there is no top-level await here: put it into an async function, and call asyncio.run(main())",
  ],
  [/^"import\.meta" is not available/, "there is no import.meta here: a program has no address"],
];

/** @returns a diagnostic at a place in a file; the file's start when the place is not known. */
export function diagnosticAt(
  file: SourceFile,
  place: { line: number; column: number } | null,
  message: string,
): Diagnostic {
  const { line, column } = place ?? { line: 1, column: 1 };
  return {
    file: file.path,
    line,
    column,
    endLine: line,
    endColumn: endOfWord(file.source, line, column),
    message,
  };
}

/** A diagnostic marks the word, or the quoted text, that it stands at. */
function endOfWord(source: string, line: number, column: number): number {
  const rest = source.split("\n")[line - 1]?.slice(column - 1) ?? "";
  return column + Math.max(1, /^(?:"[^"]*"|'[^']*'|[\w$]*)/.exec(rest)?.[0].length ?? 1);
}

/**
 * @param error what esbuild threw
 * @returns its errors in the reader's lines
 * @throws the error itself, when it is not one about the source
 */
export function fromEsbuild(error: unknown, file: SourceFile): Diagnostic[] {
  const { errors } = error as { errors?: readonly EsbuildMessage[] };
  if (errors === undefined || errors.length === 0) throw error;
  return errors.map((message) => fromMessage(message, file));
}

/** @returns those of esbuild's warnings that are about something that the playground language lacks. */
export function fromWarnings(warnings: readonly EsbuildMessage[], file: SourceFile): Diagnostic[] {
  return warnings.filter(({ id }) => REFUSED.has(id)).map((message) => fromMessage(message, file));
}

/** The first line of esbuild's input is the marker's. */
function fromMessage({ text, location }: EsbuildMessage, file: SourceFile): Diagnostic {
  const message = REWORDED.find(([pattern]) => pattern.test(text))?.[1] ?? text;
  if (location === null || location.line < 2) return diagnosticAt(file, null, message);
  const line = location.line - 1;
  const column = charactersIn(location.lineText, location.column) + 1;
  const length = charactersIn(location.lineText.slice(column - 1), location.length);
  return { file: file.path, line, column, endLine: line, endColumn: column + Math.max(1, length), message };
}

/** esbuild counts bytes of UTF-8, editors count UTF-16 units. */
function charactersIn(text: string, bytes: number): number {
  let seen = 0;
  let characters = 0;
  for (const character of text) {
    if (seen >= bytes) break;
    const point = character.codePointAt(0) as number;
    seen += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    characters += character.length;
  }
  return characters;
}
