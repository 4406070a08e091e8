/** Modules of Monaco that it exports without types, as far as the editor uses them. */

declare module "monaco-editor/internal/common/initialize" {
  /** Starts a worker: `create` makes the object whose methods Monaco calls from the page. */
  export function initialize(create: (context: unknown, createData: unknown) => object): void;
}

declare module "monaco-editor/languages/features/typescript/lib/typescriptServices" {
  import type ts from "typescript";

  export const typescript: typeof ts;
}

declare module "monaco-editor/languages/features/typescript/tsWorker" {
  import type ts from "typescript";

  export interface Diagnostic {
    readonly start: number | undefined;
    readonly length: number | undefined;
    readonly messageText: string | ts.DiagnosticMessageChain;
    readonly category: ts.DiagnosticCategory;
    /** TypeScript's number; empty for an error of the playground's language. */
    readonly code: number | "";
  }

  export class TypeScriptWorker {
    constructor(context: unknown, createData: unknown);
    getLanguageService(): ts.LanguageService;
    /** The declarations that the page has added, by URI. */
    getExtraLibs(): Readonly<Record<string, { content: string; version: number }>>;
    getSemanticDiagnostics(path: string): Promise<Diagnostic[]>;
    getCompletionsAtPosition(path: string, position: number): Promise<ts.CompletionInfo | undefined>;
    getCompletionEntryDetails(
      path: string,
      position: number,
      name: string,
    ): Promise<ts.CompletionEntryDetails | undefined>;
    getQuickInfoAtPosition(path: string, position: number): Promise<ts.QuickInfo | undefined>;
  }
}

declare module "monaco-editor/features/register.all";

declare module "monaco-editor/languages/definitions/typescript/typescript" {
  import type { languages } from "monaco-editor/editor";

  export const conf: languages.LanguageConfiguration;
  export const language: languages.IMonarchLanguage;
}
