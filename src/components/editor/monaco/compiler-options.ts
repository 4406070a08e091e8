/**
 * How TypeScript reads a playground, with the numbers that its enums stand for: the editor's own TypeScript
 * must not be loaded to name them.
 */
export const COMPILER_OPTIONS = {
  /** ESNext. */
  target: 99,
  /** ESNext. */
  module: 99,
  /** Bundler: `import … from "asyncio"` finds `node_modules/asyncio`. */
  moduleResolution: 100,
  /** Looking for `imports` of a package.json, TypeScript fails where there is no current directory: no hover. */
  resolvePackageJsonImports: false,
  /** Force: two playgrounds without an import do not share their globals. */
  moduleDetection: 3,
  lib: ["esnext"],
  types: [] as string[],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  /** `import { f } from "./names.ts"` is as good as `"./names"`. */
  allowImportingTsExtensions: true,
  allowNonTsExtensions: true,
};

/** What TypeScript says of a program and the editor does not, by number. */
export const IGNORED_DIAGNOSTICS = [
  // Suggestions for code that follows promises: to make a function async, to drop an `await`.
  80006, 80007,
  // `for await` of what has no [Symbol.asyncIterator](): the language's own check speaks of `__aiter__`.
  2504,
];
