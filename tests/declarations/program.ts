import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import ts from "typescript";
import {
  type Declarations,
  generateDeclarations,
} from "../../src/components/editor/declarations/generate.ts";
import { COMPILER_OPTIONS } from "../../src/components/editor/monaco/compiler-options.ts";

let declarations: Declarations | undefined;
const LIBRARY = dirname(createRequire(import.meta.url).resolve("typescript"));

/** A language service over a playground's files, set up as the editor's is: the same options, the same declarations. */
export function openProgram(files: Readonly<Record<string, string>>): ts.LanguageService {
  declarations ??= generateDeclarations();
  const texts = new Map<string, string>();
  for (const [uri, text] of Object.entries(declarations)) texts.set(uri, text);
  for (const [path, text] of Object.entries(files)) texts.set(`file:///playground/${path}`, text);
  const read = (path: string): string | undefined =>
    path.startsWith("file:") ? texts.get(path) : ts.sys.readFile(path);
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => ({ ...COMPILER_OPTIONS, lib: ["lib.esnext.d.ts"] }),
    getScriptFileNames: () => [...texts.keys()],
    // The registry knows files by name and version, and every program has a main.ts.
    getScriptVersion: (path) => (path.startsWith("file:") ? (read(path) ?? "") : "1"),
    getScriptSnapshot: (path) => {
      const text = read(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => "",
    getDefaultLibFileName: () => join(LIBRARY, "lib.esnext.d.ts"),
    fileExists: (path) => read(path) !== undefined,
    readFile: read,
  };
  return ts.createLanguageService(host, registry);
}

/** Keeps the parsed libraries from one program to the next. */
const registry = ts.createDocumentRegistry();

/** The URI of a file of the playground. */
export function uri(path = "main.ts"): string {
  return `file:///playground/${path}`;
}

/** What the editor marks as errors in a program: `TS2322 1: Type …`, by code and line. */
export function errorsOf(source: string, siblings: Readonly<Record<string, string>> = {}): string[] {
  const service = openProgram({ "main.ts": source, ...siblings });
  return [...service.getSyntacticDiagnostics(uri()), ...service.getSemanticDiagnostics(uri())].map(
    (error) => {
      const { line } = (error.file as ts.SourceFile).getLineAndCharacterOfPosition(error.start ?? 0);
      return `TS${error.code} ${line + 1}: ${ts.flattenDiagnosticMessageText(error.messageText, "\n")}`;
    },
  );
}

/** What hovering over the last mention of `name` shows, and the documentation under it. */
export function hover(source: string, name: string): { type: string; documentation: string } {
  const service = openProgram({ "main.ts": source });
  const info = service.getQuickInfoAtPosition(uri(), source.lastIndexOf(name));
  return {
    type: ts.displayPartsToString(info?.displayParts),
    documentation: ts.displayPartsToString(info?.documentation),
  };
}

/** What completion offers at the end of a program. */
export function completions(source: string): string[] {
  const service = openProgram({ "main.ts": source });
  const found = service.getCompletionsAtPosition(uri(), source.length, undefined);
  return (found?.entries ?? []).map((entry) => entry.name);
}
