import { formatWithOptions } from "node:util";
import { Script } from "node:vm";
import { transform } from "esbuild-wasm";

/** asyncio as far as a program with one task can tell it from JavaScript's own promises. */
const ASYNCIO = {
  sleep: (_delay: number, result: unknown = null) => Promise.resolve(result),
};

/** What programs print last of all that is compared. */
export const END = "the end";

/** Python's loop closes what asynchronous generators were left before it ends, which JavaScript never does. */
export function untilEnd(lines: readonly string[]): string[] {
  const end = lines.indexOf(END);
  return end === -1 ? [...lines] : lines.slice(0, end);
}

/**
 * Runs a program on JavaScript's own `async`, `await` and `using`: the oracle for what must not change when a
 * program is compiled. It holds for programs of one task that await each coroutine where they make it; the
 * program hands its main coroutine to `run`.
 * @returns the lines that it printed
 */
export async function printedNatively(source: string): Promise<string[]> {
  const { code } = await transform(source, {
    loader: "ts",
    format: "cjs",
    target: "esnext",
    supported: { using: true, decorators: false },
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true, useDefineForClassFields: true } },
  });
  const lines: string[] = [];
  const log = (...values: unknown[]): void => void lines.push(formatWithOptions({}, ...values));
  let main: Promise<unknown> | undefined;
  const require = (name: string): object => {
    if (name !== "asyncio") throw new Error(`the oracle has no module '${name}'`);
    return {
      ...ASYNCIO,
      run: (started: Promise<unknown>) => {
        main = started;
      },
    };
  };
  const program = new Script(`(function (require, module, exports, console) { "use strict"; ${code}\n})`);
  const module = { exports: {} };
  program.runInThisContext()(require, module, module.exports, { log });
  await main;
  return lines;
}
