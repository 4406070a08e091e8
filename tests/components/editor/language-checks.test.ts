import ts from "typescript";
import { describe, expect, test } from "vitest";
import { IGNORED_DIAGNOSTICS } from "../../../src/components/editor/monaco/compiler-options.ts";
import { checkLanguage } from "../../../src/components/editor/monaco/language-checks.ts";
import { followsPythonProtocol } from "../../../src/components/editor/monaco/protocols.ts";
import { openProgram, uri } from "../../declarations/program.ts";

/** What the language's own checks mark in a program: the marked text, and the first words of the message. */
function marked(source: string): [string, string][] {
  const program = openProgram({ "main.ts": source }).getProgram() as ts.Program;
  return checkLanguage(ts, program, uri()).map(({ start, length, messageText }) => [
    source.slice(start, start + length),
    messageText.split(":")[0] as string,
  ]);
}

describe("await outside of functions", () => {
  const message = "there is no top-level await here";

  test.each([
    "await f();",
    "if (true) { await f(); }",
    "for await (const x of g()) x;",
    "await using x = null;",
    "class A { [await f()] = 2; }",
  ])("%s", (source) => {
    const functions = "async function f() { return 1; }\nasync function* g() {}\n";
    expect(marked(functions + source)).toEqual([["await", message]]);
  });

  test("is told from await in functions", () => {
    const source = `
async function f(): Promise<number> { await h(); for await (const x of g()) x; await using y = null; return 1; }
async function* g() { yield await h(); }
class A { async m() { await h(); } }
async function h() {}
const arrow = async () => await f();
const object = { async m() { await f(); } };
`;
    expect(marked(source)).toEqual([]);
  });
});

test("a dynamic import", () => {
  expect(marked('function f() { return import("asyncio"); }')).toEqual([
    ["import", "there is no dynamic import() here"],
  ]);
  expect(marked('import * as asyncio from "asyncio"; asyncio; import.meta;')).toEqual([]);
});

describe("Promise", () => {
  test("as a value, wherever it is read", () => {
    const uses = [
      "new Promise(() => 1);",
      "Promise.all([]);",
      "const p = { p: Promise };",
      "f(Promise);",
      "[Promise];",
    ];
    for (const use of uses) {
      expect(marked(`declare function f(x: unknown): void;\n${use}`), use).toEqual([
        ["Promise", "there is no Promise here"],
      ]);
    }
  });

  test("as a type, a name of the program's own, or a member's name is fine", () => {
    expect(marked("async function f(): Promise<Promise<number>[]> { return []; }")).toEqual([]);
    expect(marked("class Promise { static all() {} }\nPromise.all();")).toEqual([]);
    expect(marked("const o = { Promise: 1 };\no.Promise;")).toEqual([]);
  });
});

test("what could differ between two runs", () => {
  expect(
    marked("new WeakRef({}); new FinalizationRegistry(() => 1); Atomics.load;").map(([text]) => text),
  ).toEqual(["WeakRef", "FinalizationRegistry", "Atomics"]);
});

describe("Python's protocols", () => {
  /** The program's errors that are errors here as well, by their codes. */
  function codes(source: string): number[] {
    const service = openProgram({ "main.ts": source });
    const program = service.getProgram() as ts.Program;
    return service
      .getSemanticDiagnostics(uri())
      .filter((error) => !followsPythonProtocol(ts, program, uri(), error))
      .map(({ code }) => code)
      .filter((code) => !IGNORED_DIAGNOSTICS.includes(code));
  }

  test("what cannot be awaited, or stepped through", () => {
    expect(marked("async function f() { await 5; }")).toEqual([
      ["await", "'number' object can't be awaited"],
    ]);
    expect(marked("async function f(x: string | null) { await x; }")).toHaveLength(1);
    expect(marked("async function f() { for await (const x of [1]) x; }")).toEqual([
      ["await", "'async for' requires an object with __aiter__ method, got number[]"],
    ]);
  });

  test("what may be awaited", () => {
    const source = `
import * as asyncio from "asyncio";
class Awaitable { *__await__() { yield null; } }
class Manager { async __aenter__() { return this; } async __aexit__() {} }
async function f(a: any, u: unknown, p: number | Promise<number>, t: asyncio.Task<number>) {
  await a; await u; await p; await t; await asyncio.sleep(1); await new asyncio.Future(); await new Awaitable();
  await using m = await new Manager();
}
`;
    expect(marked(source)).toEqual([]);
    expect(codes(source)).toEqual([]);
  });

  test("a class with Python's methods needs none of JavaScript's", () => {
    const source = `
class Manager { __enter__() { return this; } __exit__() {} }
class Steps { __aiter__() { return this; } async __anext__() { return 1; } }
async function f() { using m = new Manager(); for await (const x of new Steps()) console.log(x); }
`;
    expect(marked(source)).toEqual([]);
    expect(codes(source)).toEqual([]);
    expect(codes("class Plain {}\nfunction f() { using p = new Plain(); }")).toEqual([2850]);
    expect(marked("class Plain {}\nasync function f() { for await (const x of new Plain()) x; }")).toEqual([
      ["await", "'async for' requires an object with __aiter__ method, got Plain"],
    ]);
  });
});
