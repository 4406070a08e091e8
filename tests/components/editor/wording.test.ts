import ts from "typescript";
import { describe, expect, test } from "vitest";
import { kindOfAlias } from "../../../src/components/editor/monaco/completions.ts";
import { reword, withoutAlias } from "../../../src/components/editor/monaco/wording.ts";
import { openProgram, uri } from "../../declarations/program.ts";

/** The errors of a program, as the editor words them. */
function messages(source: string): string[] {
  return openProgram({ "main.ts": source })
    .getSemanticDiagnostics(uri())
    .map(({ messageText, start = 0, length = 0 }) =>
      reword(String(messageText), source.slice(start, start + length), ["asyncio", "builtins"]),
    );
}

describe("errors speak of the playground", () => {
  test("not of types to install, or libraries to change", () => {
    expect(messages("process; document;")).toEqual([
      "Cannot find name 'process'. There is none in a playground.",
      "Cannot find name 'document'. There is none in a playground.",
    ]);
    expect(messages("nothing;")).toEqual(["Cannot find name 'nothing'."]);
  });

  test("of the modules that there are", () => {
    const noModule = (name: string): string =>
      `No module named '${name}'; a program can import: asyncio, builtins, and its own files ("./name")`;
    expect(messages('import { x } from "numpy"; x;')).toEqual([noModule("numpy")]);
    expect(messages('import "numpy";')).toEqual([noModule("numpy")]);
    expect(messages('import { x } from "node:fs"; x;')).toEqual([noModule("node:fs")]);
    expect(messages("import * as fs from 'fs'; fs;")).toEqual([noModule("fs")]);
    expect(messages('import { x } from "./other.ts"; x;')).toEqual([
      "There is no file './other.ts' in this playground.",
    ]);
  });
});

describe("what a module hands on", () => {
  const head = 'import * as asyncio from "asyncio";\n';

  test("is completed as what it is", () => {
    const source = `${head}asyncio.`;
    const service = openProgram({ "main.ts": source });
    const kindOf = (name: string) => kindOfAlias(ts, service, uri(), source.length, name);
    expect(kindOf("Task")).toBe("class");
    expect(kindOf("Coroutine")).toBe("class");
    expect(kindOf("gather")).toBe("function");
    expect(kindOf("nothing")).toBeUndefined();
  });

  test("is described as what it is", () => {
    const source = `${head}asyncio.Task;`;
    const info = openProgram({ "main.ts": source }).getQuickInfoAtPosition(uri(), source.indexOf("Task"));
    expect(ts.displayPartsToString(info?.displayParts)).toMatch(/^\(alias\) class Task.*\nexport Task$/s);
    expect(ts.displayPartsToString(withoutAlias(info?.displayParts ?? []))).toBe("class Task<T = unknown>");
  });
});
