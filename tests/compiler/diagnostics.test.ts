import { describe, expect, test } from "vitest";
import { compileInNode } from "../../src/compiler/node.ts";
import type { SourceFile } from "../../src/compiler/program.ts";

/** What the compiler says of a program: `file:line:column text`, the text up to its first `;`. */
async function diagnosticsOf(files: readonly SourceFile[]): Promise<string[]> {
  const compilation = await compileInNode(files);
  if (compilation.ok) return [];
  return compilation.diagnostics.map(
    ({ file, line, column, message }) => `${file}:${line}:${column} ${message.split("; ")[0]}`,
  );
}

const IMPORT = 'import * as asyncio from "asyncio";\n';

describe("a program that does not compile is told where, in the reader's lines", () => {
  test.each<[what: string, source: string, expected: string[]]>([
    ["a syntax error", "const x = ;", ['main.ts:2:11 Unexpected ";"']],
    [
      "an end that comes too early",
      "async function f() {\n  if (1) {",
      ["main.ts:3:11 Unexpected end of file"],
    ],
    [
      "a column after characters of two, three and four bytes",
      `const s = "äß€😀" "b";`,
      ['main.ts:2:19 Expected ";" but found "\\"b\\""'],
    ],
    [
      "await in a plain function",
      "function f() {\n  await g();\n}",
      ['main.ts:3:3 "await" can only be used inside an "async" function'],
    ],
    [
      "a name declared twice",
      "const a = 1;\nconst a = 2;",
      ['main.ts:3:7 The symbol "a" has already been declared'],
    ],
    ["sloppy code", "with (x) {}", ["main.ts:2:1 With statements cannot be used in strict mode"]],
    [
      "an unknown module",
      'import { x } from "nope";\nimport fs from "fs";',
      ["main.ts:2:19 No module named 'nope'", "main.ts:3:16 No module named 'fs'"],
    ],
    [
      "a file that is not there",
      'import { x } from "./x";',
      ["main.ts:2:19 No file './x' in this playground"],
    ],
    [
      "names that a module does not have, with the ones that were meant",
      'import { gathr } from "asyncio";\nasyncio.create_task(gathr());',
      [
        "main.ts:3:9 module 'asyncio' has no attribute 'create_task'. Did you mean 'createTask'?",
        "main.ts:3:21 module 'asyncio' has no attribute 'gathr'. Did you mean 'gather'?",
      ],
    ],
    [
      "top-level await",
      "await asyncio.sleep(1);",
      [
        "main.ts:2:1 there is no top-level await here: put it into an async function, and call asyncio.run(main())",
      ],
    ],
    [
      "dynamic import",
      'const f = async () => await import("./x");',
      ["main.ts:2:29 there is no dynamic import() here: write an import statement at the top of the file"],
    ],
    [
      "eval",
      'console.log(eval("1 + 1"));',
      ["main.ts:2:13 there is no eval() here: write the code in the program"],
    ],
    [
      "import.meta",
      "const url =\n  import.meta.url;",
      ["main.ts:3:3 there is no import.meta here: a program has no address"],
    ],
  ])("%s", async (_what, source, expected) => {
    expect(await diagnosticsOf([{ path: "main.ts", source: IMPORT + source }])).toEqual(expected);
  });

  test("a name that a sibling file does not export", async () => {
    const files = [
      { path: "main.ts", source: 'import { helper, halper } from "./lib";\nhelper(\n  halper,\n);' },
      { path: "lib.ts", source: "export function helper(x: unknown) {}" },
    ];
    expect(await diagnosticsOf(files)).toEqual([
      "main.ts:3:3 module 'lib.ts' has no attribute 'halper'. Did you mean 'helper'?",
    ]);
  });

  test("an error in a sibling file", async () => {
    const files = [
      { path: "main.ts", source: 'import "./lib";' },
      { path: "lib.ts", source: "\nlet 1;" },
      { path: "unused.ts", source: "let 2;" },
    ];
    expect(await diagnosticsOf(files)).toEqual(['lib.ts:2:5 Expected ";" but found "1"']);
  });

  test("the whole word or quoted text is marked", async () => {
    const compilation = await compileInNode([{ path: "main.ts", source: 'import "nope";' }]);
    expect(compilation).toMatchObject({ diagnostics: [{ line: 1, column: 8, endLine: 1, endColumn: 14 }] });
  });
});

test("a name that hides the module's is not looked up in the module", async () => {
  const source = `${IMPORT}function f(asyncio: any) { return asyncio.whatever; }\nf({});`;
  expect(await diagnosticsOf([{ path: "main.ts", source }])).toEqual([]);
});
