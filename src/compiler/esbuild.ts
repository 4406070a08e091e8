import type { TransformOptions, TransformResult } from "esbuild-wasm";

/** esbuild's `transform`, from wherever esbuild was started: a page's worker, or Node. */
export type Transform = (
  source: string,
  options: TransformOptions,
) => Promise<Pick<TransformResult, "code" | "map" | "warnings">>;

/**
 * The options with which every file is compiled, in the page, the terminal, the build and the tests.
 * esbuild strips the types, turns modules to CommonJS and lowers `using`; our own pass does the rest.
 */
export function transformOptions(path: string): TransformOptions {
  return {
    loader: "ts",
    format: "cjs",
    target: "esnext",
    supported: { using: false, decorators: false },
    sourcemap: "external",
    sourcesContent: false,
    sourcefile: path,
    charset: "utf8",
    logLevel: "silent",
    // Imports that are only used as types disappear, others stay: an import of a wrong name is an error.
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true, useDefineForClassFields: true } },
  };
}
