/** One file of a program, as the reader wrote it. */
export interface SourceFile {
  /** Its name in the playground: `main.ts`. Imports find it by this. */
  readonly path: string;
  readonly source: string;
}

/** Something wrong with a program, at a place in the reader's file. Lines and columns count from 1. */
export interface Diagnostic {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
}

/** What is needed to speak of a program in the reader's lines. */
export interface ProgramFacts {
  /** Source map (version 3, with sections) from the code to the reader's files, as JSON. */
  readonly map: string;
  /** The reader's files, the entry first. */
  readonly files: readonly string[];
  /** Three numbers a site: file index, line, column. Site 0 is nowhere. */
  readonly sites: readonly number[];
  /** What compiled names of functions start with; a stack's names are without it. */
  readonly prefix: string;
}

/** What the compiler makes of a program. */
export interface CompiledProgram extends ProgramFacts {
  /** JavaScript: an expression whose value is the runtime's `ProgramFunction`. */
  readonly code: string;
}

export type Compilation =
  | { readonly ok: true; readonly program: CompiledProgram }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export interface CompileOptions {
  /**
   * Whether statements tell the runtime where the program is. Without, lines of tasks are those of their
   * awaits only; benchmarks measure what the marks cost.
   */
  readonly marks?: boolean;
}
