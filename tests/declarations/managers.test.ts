import { beforeAll, describe, expect, test } from "vitest";
import { errorsOf, hover } from "./program.ts";

// The first program pays for the declarations and TypeScript's own library.
beforeAll(() => {
  errorsOf("");
}, 60_000);

const HEAD = `\
import * as asyncio from "asyncio";
async function f(n: number): Promise<number> { return n; }
`;

function program(statements: string): string {
  return `${HEAD}async function main() {\n  ${statements}\n}\nasyncio.run(main());\n`;
}

/** The type that the editor shows for `x` after the statements. */
function typeOfX(statements: string): string {
  const source = program(`${statements}\n  x;`);
  expect(errorsOf(source)).toEqual([]);
  return hover(source, "x;").type;
}

/** The errors in an async function's body, by their codes. */
function codesIn(statements: string): string[] {
  return errorsOf(program(statements)).map((error) => error.split(" ")[0] as string);
}

describe("await using enters", () => {
  test.each([
    "new asyncio.Lock()",
    "new asyncio.Condition()",
    "new asyncio.Semaphore(2)",
    "new asyncio.BoundedSemaphore({ value: 2 })",
  ])("%s, which gives null", (manager) => {
    expect(typeOfX(`const lock = ${manager}; await using x = await lock;`)).toBe("await using x: null");
  });

  test("time limits, task groups and barriers, which give what the block works with", () => {
    expect(typeOfX("await using x = await asyncio.timeout(1);")).toBe("await using x: asyncio.Timeout");
    expect(typeOfX("await using limit = await asyncio.timeoutAt(1); const x = limit.when();")).toBe(
      "const x: number | null",
    );
    expect(typeOfX("await using x = await new asyncio.TaskGroup();")).toBe(
      "await using x: asyncio.TaskGroup",
    );
    expect(
      typeOfX("await using group = await new asyncio.TaskGroup(); const x = group.createTask(f(1));"),
    ).toBe("const x: asyncio.Task<number>");
    expect(typeOfX("await using index = await new asyncio.Barrier(2); const x: number = index;")).toBe(
      "const x: number",
    );
  });

  test("a function can take the entered group", () => {
    const spawn = "function spawn(group: asyncio.TaskGroup) { group.createTask(f(1)); }";
    expect(codesIn(`${spawn} await using group = await new asyncio.TaskGroup(); spawn(group);`)).toEqual([]);
  });

  test("without the await that enters it is an error", () => {
    for (const manager of ["new asyncio.Lock()", "asyncio.timeout(1)", "new asyncio.TaskGroup()"]) {
      expect(codesIn(`await using _ = ${manager};`)).toEqual(["TS2851"]);
    }
  });

  test("a manager is no awaitable", () => {
    expect(codesIn("asyncio.gather(new asyncio.Lock());")).toEqual(["TS2769"]);
    expect(codesIn("await asyncio.waitFor(new asyncio.TaskGroup(), 1);")).toEqual(["TS2345"]);
  });
});

describe("what waits for several keeps their types", () => {
  test("wait gives sets of what it was given", () => {
    expect(typeOfX("const tasks = [asyncio.createTask(f(1))]; const [x] = await asyncio.wait(tasks);")).toBe(
      "const x: Set<asyncio.Task<number>>",
    );
    expect(
      typeOfX(
        "const [, x] = await asyncio.wait(new Set([new asyncio.Future<string>()]), { returnWhen: asyncio.FIRST_COMPLETED, timeout: 1 });",
      ),
    ).toBe("const x: Set<asyncio.Future<string>>");
    expect(codesIn("await asyncio.wait([f(1)]);")).not.toEqual([]);
    expect(codesIn('await asyncio.wait([asyncio.createTask(f(1))], { returnWhen: "SOME" });')).toEqual([
      "TS2322",
    ]);
  });

  test("asCompleted gives results, or tasks", () => {
    expect(typeOfX("let x; for (const c of asyncio.asCompleted([f(1), f(2)])) x = await c;")).toBe(
      "let x: number | undefined",
    );
    expect(
      typeOfX("let x; for await (const t of asyncio.asCompleted([f(1)], { timeout: 1 })) x = t.getName();"),
    ).toBe("let x: string | undefined");
  });

  test("waitFor, shield and queues", () => {
    expect(typeOfX("const x = await asyncio.waitFor(f(1), 2);")).toBe("const x: number");
    expect(typeOfX("const x = await asyncio.waitFor(f(1), { timeout: 2 });")).toBe("const x: number");
    expect(typeOfX("const x = await asyncio.shield(asyncio.createTask(f(1)));")).toBe("const x: number");
    expect(
      typeOfX("const queue = new asyncio.PriorityQueue<[number, string]>(3); const x = await queue.get();"),
    ).toBe("const x: [number, string]");
    expect(codesIn('const queue = new asyncio.Queue<number>(); await queue.put("x");')).toEqual(["TS2345"]);
  });
});

test("exception groups are built, split and narrowed", () => {
  const source = `import { BaseExceptionGroup, Exception, ExceptionGroup, OSError, ValueError } from "builtins";
const group = new ExceptionGroup("several", [new ValueError("a"), new OSError("b")]);
const [match, rest] = group.split([OSError, Error]);
const own = group.subgroup((e) => e instanceof Exception);
for (const e of match?.exceptions ?? []) console.log(e.name, e.message, rest, own);
class Own extends ExceptionGroup {
  override derive(errors: readonly Error[]) { return new Own(this.message, errors); }
}
try {
  throw new Own("own", [new ValueError()]);
} catch (e) {
  if (e instanceof BaseExceptionGroup) console.log(e.exceptions.length);
}
`;
  expect(errorsOf(source)).toEqual([]);
});
