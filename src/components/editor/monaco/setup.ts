import "monaco-editor/features/register.all";
import declarations from "virtual:playloop/declarations";
import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import { typescriptDefaults } from "monaco-editor/languages/features/typescript/register";
import { COMPILER_OPTIONS, IGNORED_DIAGNOSTICS } from "./compiler-options.ts";
import { registerTypeScript } from "./language.ts";
import TypeScriptWorker from "./typescript.worker.ts?worker";

let isSetUp = false;

/** Tells Monaco, once a page, of its workers and of the language of the playgrounds. */
export function setUp(): void {
  if (isSetUp) return;
  isSetUp = true;
  globalThis.MonacoEnvironment = {
    getWorker: (_moduleId, label) => (label === "typescript" ? new TypeScriptWorker() : new EditorWorker()),
  };
  registerTypeScript();
  typescriptDefaults.setCompilerOptions(COMPILER_OPTIONS);
  typescriptDefaults.setDiagnosticsOptions({ diagnosticCodesToIgnore: IGNORED_DIAGNOSTICS });
  typescriptDefaults.setEagerModelSync(true);
  addDeclarations();
}

function addDeclarations(): void {
  typescriptDefaults.setExtraLibs(
    Object.entries(declarations).map(([filePath, content]) => ({ filePath, content })),
  );
}

/** Checks every open file again: one that another imports has come. Monaco does so when declarations come. */
export const recheckAll = addDeclarations;
