import { describe, expect, test } from "vitest";
import { generateDeclarations } from "../../src/components/editor/declarations/generate.ts";
import { moduleNames } from "../../src/runtime/program/modules.ts";
import { completions, hover, openProgram, uri } from "./program.ts";

const declarations = generateDeclarations();

test("every module that a program can import has declarations, and no other", () => {
  const packages = Object.keys(declarations)
    .map((path) => /^file:\/\/\/node_modules\/(.*)\/index\.d\.ts$/.exec(path)?.[1])
    .filter((name) => name !== undefined);
  expect(packages.sort()).toEqual(moduleNames().sort());
});

test("the declarations are free of errors themselves", () => {
  const service = openProgram({});
  for (const path of Object.keys(declarations)) {
    const errors = [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)];
    expect(
      errors.map((error) => error.messageText),
      path,
    ).toEqual([]);
  }
});

describe("what is private stays out of sight", () => {
  const isPrivate = (name: string): boolean => /^_(?!_\w+__$)/.test(name);

  test("in modules", () => {
    for (const name of moduleNames()) {
      const source = `import * as it from "${name}";\nit.`;
      const offered = completions(source);
      expect(offered.length, name).toBeGreaterThan(0);
      expect(offered.filter(isPrivate), name).toEqual([]);
    }
  });

  test.each(["asyncio.createTask(f())", "asyncio.getRunningLoop()", "new asyncio.Future()", "f()", "agen()"])(
    "in the members of %s",
    (expression) => {
      const offered = completions(
        `import * as asyncio from "asyncio";\nasync function f() {}\nasync function* agen() {}\n(${expression}).`,
      );
      expect(offered.length).toBeGreaterThan(0);
      expect(offered.filter(isPrivate)).toEqual([]);
      expect(offered).not.toContain("caller");
    },
  );
});

test("what Python has is offered", () => {
  const offered = completions('import * as asyncio from "asyncio";\nasyncio.');
  expect(offered).toEqual(
    expect.arrayContaining(["run", "sleep", "gather", "createTask", "Task", "CancelledError"]),
  );
  expect(completions("async function f() {}\nf().")).toEqual(
    expect.arrayContaining(["send", "throw", "close", "__await__"]),
  );
});

test("hovering shows the documentation of the runtime's sources", () => {
  const { type, documentation } = hover('import * as asyncio from "asyncio";\nasyncio.sleep(1);', "sleep");
  expect(type).toContain("sleep(delay: number): asyncio.Coroutine<null>");
  expect(documentation).toBe("Suspends the task, and nothing else, for a time.");
});

test("then is shown as what not to write", () => {
  const source = "async function f() {}\nf().then(() => 1);";
  const found = openProgram({ "main.ts": source }).getSuggestionDiagnostics(uri());
  expect(found.filter((suggestion) => suggestion.reportsDeprecated)).toHaveLength(1);
});
