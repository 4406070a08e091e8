/** The editor's TypeScript worker: Monaco's, with the errors that the playground's language adds. */
import { initialize } from "monaco-editor/internal/common/initialize";
import { typescript } from "monaco-editor/languages/features/typescript/lib/typescriptServices";
import { type Diagnostic, TypeScriptWorker } from "monaco-editor/languages/features/typescript/tsWorker";
import type ts from "typescript";
import { kindOfAlias } from "./completions.ts";
import { checkLanguage } from "./language-checks.ts";
import { followsPythonProtocol } from "./protocols.ts";
import { reword, withoutAlias } from "./wording.ts";

class PlaygroundWorker extends TypeScriptWorker {
  override async getSemanticDiagnostics(path: string): Promise<Diagnostic[]> {
    const all = await super.getSemanticDiagnostics(path);
    const modules = Object.keys(this.getExtraLibs()).flatMap(
      (uri) => /^file:\/\/\/node_modules\/(.+)\/index\.d\.ts$/.exec(uri)?.[1] ?? [],
    );
    const program = this.getLanguageService().getProgram();
    if (program === undefined) return all;
    const found = all.filter((error) => !followsPythonProtocol(typescript, program, path, error));
    const text = program.getSourceFile(path)?.text ?? "";
    const reworded = found.map((diagnostic) => {
      const { messageText, start = 0, length = 0 } = diagnostic;
      if (typeof messageText !== "string") return diagnostic;
      return { ...diagnostic, messageText: reword(messageText, text.slice(start, start + length), modules) };
    });
    return [...reworded, ...checkLanguage(typescript, program, path)];
  }

  override async getCompletionsAtPosition(
    path: string,
    position: number,
  ): Promise<ts.CompletionInfo | undefined> {
    const found = await super.getCompletionsAtPosition(path, position);
    if (found === undefined) return undefined;
    const entries = found.entries.map((entry) => ({
      ...entry,
      kind: this.#kind(path, position, entry.name, entry.kind),
    }));
    return { ...found, entries };
  }

  override async getCompletionEntryDetails(
    path: string,
    position: number,
    name: string,
  ): Promise<ts.CompletionEntryDetails | undefined> {
    const found = await super.getCompletionEntryDetails(path, position, name);
    if (found === undefined) return undefined;
    const kind = this.#kind(path, position, name, found.kind);
    return { ...found, kind, displayParts: withoutAlias(found.displayParts) };
  }

  override async getQuickInfoAtPosition(path: string, position: number): Promise<ts.QuickInfo | undefined> {
    const found = await super.getQuickInfoAtPosition(path, position);
    return found && { ...found, displayParts: withoutAlias(found.displayParts ?? []) };
  }

  #kind(path: string, position: number, name: string, kind: ts.ScriptElementKind): ts.ScriptElementKind {
    if (kind !== typescript.ScriptElementKind.alias) return kind;
    return kindOfAlias(typescript, this.getLanguageService(), path, position, name) ?? kind;
  }
}

self.onmessage = () => {
  initialize((context, createData) => new PlaygroundWorker(context, createData));
};
