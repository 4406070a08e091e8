import { describe, expect, test } from "vitest";
import { errorsOf, hover } from "./program.ts";

const HEAD = `\
import * as asyncio from "asyncio";
async function f(n: number): Promise<number> { return n; }
async function g(s: string) { return s; }
`;

/** The type that the editor shows for `x` in an async function's body. */
function typeOfX(statement: string): string {
  const source = `${HEAD}async function main() {\n  ${statement}\n  x;\n}\nasyncio.run(main());\n`;
  expect(errorsOf(source)).toEqual([]);
  return hover(source, "x;").type;
}

/** The errors in an async function's body, by their codes. */
function codesIn(statement: string): string[] {
  const errors = errorsOf(`${HEAD}async function main() {\n  ${statement}\n}\n`);
  return errors.map((error) => error.split(" ")[0] as string);
}

describe("what await gives", () => {
  test("the result of a coroutine, a task, a future", () => {
    expect(typeOfX("const x = await f(1);")).toBe("const x: number");
    expect(typeOfX("const x = await asyncio.sleep(1);")).toBe("const x: null");
    expect(typeOfX('const x = await asyncio.sleep(1, "done");')).toBe("const x: string");
    expect(typeOfX("const x = await asyncio.createTask(f(1));")).toBe("const x: number");
    expect(typeOfX("const x = await new asyncio.Future<string>();")).toBe("const x: string");
  });

  test("gather's results, each of its own type", () => {
    expect(typeOfX('const x = await asyncio.gather(f(1), g("x"));')).toBe("const x: [number, string]");
    expect(typeOfX('const [x] = await asyncio.gather(asyncio.createTask(g("x")), f(1));')).toBe(
      "const x: string",
    );
    expect(typeOfX("const x = await asyncio.gather(...[1, 2].map(f));")).toBe("const x: number[]");
    expect(typeOfX("const x = await asyncio.gather(f(1), { returnExceptions: true });")).toBe(
      "const x: [number | Error]",
    );
  });
});

describe("what a call makes", () => {
  test("a task of a coroutine has the coroutine's type", () => {
    expect(typeOfX('const x = asyncio.createTask(f(1), { name: "one" });')).toBe(
      "const x: asyncio.Task<number>",
    );
    expect(typeOfX("const x = asyncio.createTask(asyncio.sleep(1, 2));")).toBe(
      "const x: asyncio.Task<number>",
    );
    expect(typeOfX("const x = asyncio.createTask(f(1)).result();")).toBe("const x: number");
  });

  test("run returns the result at once", () => {
    const source = `${HEAD}const x = asyncio.run(g("x"));\nx;\n`;
    expect(errorsOf(source)).toEqual([]);
    expect(hover(source, "x;").type).toBe("const x: string");
  });

  test("a coroutine can be annotated as Promise or as Coroutine, and driven by hand", () => {
    expect(codesIn("const all: asyncio.Coroutine<number>[] = [f(1), asyncio.sleep(1, 2)]; all;")).toEqual([]);
    expect(codesIn("const all: Promise<number>[] = [f(1), asyncio.sleep(1, 2)]; all;")).toEqual([]);
    expect(codesIn("const c = f(1); c.send(null); c.throw(new Error()); c.close();")).toEqual([]);
    expect(codesIn("const c: unknown = f(1); if (c instanceof asyncio.Coroutine) c.close();")).toEqual([]);
  });

  test("an asynchronous generator has Python's methods", () => {
    const agen = "async function* ticks(): AsyncGenerator<number, void, string | undefined> { yield 1; }";
    const source = `${HEAD}${agen}
async function main() {
  const agen = ticks();
  for await (const tick of agen) console.log(tick + 1);
  const x = await agen.asend("go");
  await agen.athrow(new Error());
  await agen.aclose();
  x;
}
`;
    expect(errorsOf(source)).toEqual([]);
    expect(hover(source, "x;").type).toBe("const x: number");
  });

  test("async functions without annotations, generic ones and methods take part", () => {
    expect(typeOfX("class A { async m() { return [1]; } } const x = await new A().m();")).toBe(
      "const x: number[]",
    );
    expect(typeOfX("const twice = async <T>(v: T) => [v, v]; const x = await twice(true);")).toBe(
      "const x: boolean[]",
    );
  });
});

describe("what is wrong is an error", () => {
  test.each([
    ["a snake_case name", "asyncio.create_task(f(1));", "TS2551"],
    ["what the module does not have", "asyncio.nothingLikeThis;", "TS2339"],
    ["a task of a function", "asyncio.createTask(f);", "TS2345"],
    ["a task of a task", "asyncio.createTask(asyncio.createTask(f(1)));", "TS2345"],
    ["gathering numbers", "asyncio.gather(1, 2);", "TS2769"],
    ["a forgotten await", "const n: number = f(1); n;", "TS2322"],
    ["a wrong option", 'asyncio.createTask(f(1), { nome: "x" });', "TS2353"],
    ["a wrong delay", 'asyncio.sleep("1");', "TS2345"],
    ["constructing a coroutine", "new asyncio.Coroutine();", "TS2511"],
    ["constructing a handle", "new asyncio.Handle();", "TS2674"],
  ])("%s", (_, statement, code) => {
    expect(codesIn(statement)).toEqual([code]);
  });

  test.each(["fetch", "setTimeout", "document", "process", "window", "queueMicrotask", "require", "Buffer"])(
    "there is no %s",
    (name) => {
      expect(errorsOf(`${name};`)).toEqual([
        expect.stringMatching(/^TS(2304|2580|2584|2591) 1: Cannot find name/),
      ]);
    },
  );

  test("a module that a program cannot import", () => {
    expect(errorsOf('import "node:fs";\nimport x from "aiohtp";\nx;')).toEqual([
      expect.stringMatching(/^TS2882 1:/),
      expect.stringMatching(/^TS2307 2:/),
    ]);
  });
});

test("console prints anything, and has nothing else", () => {
  expect(
    codesIn(
      'console.log("a", 1, null); console.error(); console.warn(1); console.info(2); console.debug(3);',
    ),
  ).toEqual([]);
  expect(codesIn("console.table([]);")).toEqual(["TS2339"]);
});

test("a relative import finds another file of the same playground", () => {
  const siblings = { "names.ts": "export const first: string = 'Ada';" };
  expect(errorsOf('import { first } from "./names.ts";\nconst n: string = first;\nn;', siblings)).toEqual([]);
  expect(errorsOf('import { first } from "./names";\nconst n: number = first;\nn;', siblings)).toEqual([
    expect.stringMatching(/^TS2322 2:/),
  ]);
});

test("Python's exceptions take their arguments and a cause", () => {
  const source = `import { ValueError, StopIteration } from "builtins";
const e = new ValueError("no", 1, { cause: new Error() });
const args: unknown[] = e.args;
const isStop: boolean = e instanceof StopIteration;
console.log(args, isStop);
`;
  expect(errorsOf(source)).toEqual([]);
});
