import { parse } from "acorn";
import MagicString, { type SourceMap } from "magic-string";
import { readHelpers } from "./helpers.ts";
import { Lowering } from "./lowering.ts";
import type { Names } from "./names.ts";
import type { AnyNode } from "./nodes.ts";

/** Where the pass reports sites and errors: it knows offsets, the caller knows the reader's lines. */
export interface LoweringHost {
  /** @returns the number of the site at this offset; 0 where the reader wrote nothing. */
  site(offset: number): number;
  /** Something that the playground language does not have. */
  error(offset: number, message: string): void;
  /** An import, as written; @returns the name by which the runtime is to be asked for it. */
  import(name: string, offset: number): string;
}

export interface Lowered {
  readonly code: string;
  readonly map: SourceMap;
  /** The names that the file exports; null when it passes on all that another one has. */
  readonly exports: ReadonlySet<string> | null;
  /** Uses of a namespace's names: `asyncio.gather`. */
  readonly uses: readonly { readonly module: string; readonly name: string; readonly offset: number }[];
}

/**
 * Turns one file of esbuild's output (CommonJS, types and `using` gone, `async` kept) to cooperative
 * JavaScript: async functions become generators behind functions that return lazy coroutines, `for await`
 * becomes a loop, and statements and awaits tell where they are. It inserts no newline.
 *
 * @param marker the name of the statement before which all is esbuild's
 * @throws acorn's SyntaxError, with `pos`, for what esbuild lets pass but strict JavaScript does not
 */
export function lower(
  code: string,
  marker: string,
  names: Names,
  marks: boolean,
  host: LoweringHost,
): Lowered {
  const program = parse(code, { ecmaVersion: "latest", sourceType: "script" }) as AnyNode;
  const out = new MagicString(code);
  const helpers = readHelpers(program, marker, names, out, host);
  const lowering = new Lowering(out, code, names, host, helpers, marks);
  lowering.program(program);
  return {
    code: out.toString(),
    map: out.generateMap({ hires: "boundary" }),
    exports: helpers.exports,
    uses: lowering.uses,
  };
}
