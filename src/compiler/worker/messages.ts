import type { Compilation, SourceFile } from "../program.ts";

/** Page to compiler worker. */
export interface CompileRequest {
  readonly id: number;
  readonly files: readonly SourceFile[];
}

/** Compiler worker to page. */
export type CompilerMessage =
  /** The compiler is loaded, and ready to answer. */
  | { readonly kind: "ready" }
  /** It cannot be loaded; the worker is of no use. */
  | { readonly kind: "unavailable"; readonly message: string }
  | { readonly kind: "compiled"; readonly id: number; readonly compilation: Compilation }
  /** The compiler itself failed; the worker is of no more use. */
  | { readonly kind: "failed"; readonly id: number; readonly message: string };
