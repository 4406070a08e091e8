import type { Diagnostic, SourceFile } from "./program.ts";

/** What esbuild throws when a file cannot be compiled. */
interface EsbuildFailure {
  readonly errors: readonly {
    readonly text: string;
    readonly location: { line: number; column: number; length: number; lineText: string } | null;
  }[];
}

/** How the playground says what esbuild says in its own terms. */
const REWORDED: readonly [RegExp, string][] = [
  [
    /^Top-level await is (currently )?not supported/,
    "there is no top-level await here: put it into an async function, and call asyncio.run(main())",
  ],
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

/** A diagnostic marks the word that it stands at. */
function endOfWord(source: string, line: number, column: number): number {
  const rest = source.split("\n")[line - 1]?.slice(column - 1) ?? "";
  return column + Math.max(1, /^[\w$]*/.exec(rest)?.[0].length ?? 1);
}

/**
 * @param error what esbuild threw
 * @returns its errors in the reader's lines; the first line of esbuild's input is the marker's
 * @throws the error itself, when it is not one about the source
 */
export function fromEsbuild(error: unknown, file: SourceFile): Diagnostic[] {
  const { errors } = error as Partial<EsbuildFailure>;
  if (errors === undefined || errors.length === 0) throw error;
  return errors.map(({ text, location }) => {
    const message = REWORDED.find(([pattern]) => pattern.test(text))?.[1] ?? text;
    if (location === null || location.line < 2) return diagnosticAt(file, null, message);
    const line = location.line - 1;
    const column = charactersIn(location.lineText, location.column) + 1;
    const length = charactersIn(location.lineText.slice(column - 1), location.length);
    return { file: file.path, line, column, endLine: line, endColumn: column + Math.max(1, length), message };
  });
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
