import { describe, expect, test } from "vitest";
import { EventKind } from "../../src/runtime/trace/events.ts";
import { eventsOf, siteAt, textAt } from "../../src/runtime/trace/trace.ts";
import { runProgram, traceProgram } from "../support/run-program.ts";

/** A traceback, outermost first, each frame as `line:column function`; other files than main.ts are named. */
async function framesOf(source: string, others: Record<string, string> = {}): Promise<string[]> {
  const files = Object.entries(others).map(([path, text]) => ({ path, source: text }));
  const { error } = await runProgram([{ path: "main.ts", source }, ...files]);
  return (error?.frames ?? []).map(
    ({ file, line, column, function: name }) =>
      `${file === "main.ts" ? "" : `${file}:`}${line}:${column} ${name}`,
  );
}

const IMPORT = 'import * as asyncio from "asyncio";';

describe("a traceback has the reader's lines, columns and functions", () => {
  test("through plain functions, arrows and callbacks of built-ins", async () => {
    expect(
      await framesOf(`function outer(): void {
  [1, 2].map((x) => {
    if (x === 2) inner();
  });
}
const inner = () => { throw new Error("x"); };
outer();`),
    ).toEqual(["7:1 <module>", "2:10 outer", "3:18 <anonymous>", "6:29 inner"]);
  });

  test("through constructors, getters and static methods", async () => {
    expect(
      await framesOf(`class A {
  constructor() { this.g; }
  get g(): never { throw new Error("x"); }
  static make() { return new A(); }
}
A.make();`),
    ).toEqual(["6:3 <module>", "4:26 make", "2:24 new A", "3:26 get g"]);
  });

  test("through nested awaits, methods and private methods", async () => {
    expect(
      await framesOf(`${IMPORT}
async function first() {
  await second();
}
const second = async () => {
  const x = 1; await new C().third();
};
class C {
  async third() {
    await asyncio.sleep(1);
    return (
      await this.#fourth());
  }
  async #fourth() { return helper(); }
}
function helper(): any {
  return (null as any).x;
}
asyncio.run(first());`),
    ).toEqual(["19:9 <module>", "3:3 first", "6:16 second", "12:7 third", "14:28 #fourth", "17:24 helper"]);
  });

  test("through a task that is awaited, and through gather", async () => {
    const bad = "async function bad() {\n  await asyncio.sleep(1);\n  throw new Error('bad');\n}";
    expect(
      await framesOf(
        `${IMPORT}\n${bad}\nasync function main() {\n  const task = asyncio.createTask(bad());\n  await task;\n}\nasyncio.run(main());`,
      ),
    ).toEqual(["10:9 <module>", "8:3 main", "4:9 bad"]);
    expect(
      await framesOf(
        `${IMPORT}\n${bad}\nasync function main() {\n  await asyncio.gather(\n    bad(),\n  );\n}\nasyncio.run(main());`,
      ),
    ).toEqual(["11:9 <module>", "7:3 main", "4:9 bad"]);
  });

  test("through for await, finally and the exit of a manager", async () => {
    expect(
      await framesOf(`${IMPORT}
async function* items() {
  yield 1;
  throw new Error("x");
}
class M {
  async __aenter__() {}
  async __aexit__() { await asyncio.sleep(0); }
}
async function main() {
  try {
    await using m = await new M();
    for await (const x of items()) await asyncio.sleep(x);
  } finally {
    await asyncio.sleep(1);
  }
}
asyncio.run(main());`),
    ).toEqual(["18:9 <module>", "13:5 main", "4:9 items"]);
  });

  test("through another file and back", async () => {
    expect(
      await framesOf(
        `${IMPORT}\nimport { each } from "./lib";\nasyncio.run(each((x) => {\n  throw new Error("x" + x);\n}));`,
        { "lib.ts": "export async function each(f: (x: number) => void) {\n  for (const x of [1]) f(x);\n}" },
      ),
    ).toEqual(["3:9 <module>", "lib.ts:2:24 each", "4:9 <anonymous>"]);
  });

  test("of a default value that throws, without the function that the compiler adds", async () => {
    expect(
      await framesOf(`${IMPORT}
async function f(a = boom()) {}
function boom() { throw new Error("x"); }
async function main() { await f(); }
asyncio.run(main());`),
    ).toEqual(["5:9 <module>", "4:31 main", "2:22 f", "3:25 boom"]);
  });

  test("of an error that the runtime raises at an await", async () => {
    expect(
      await framesOf(`${IMPORT}\nasync function main() {\n  await (5 as any);\n}\nasyncio.run(main());`),
    ).toEqual(["5:9 <module>", "3:3 main"]);
  });
});

describe("messages and printed errors show nothing of the compiler and the host", () => {
  test.each([
    ["one().nope()", "(intermediate value).nope is not a function"],
    ["one()()", "(intermediate value) is not a function"],
    ["for (const x of one()) ;", /is not iterable$/],
    ["missing(one())", "missing is not defined"],
  ])("%s", async (statement, message) => {
    const source = `const one: any = () => 1;\nlet seen = "";\ntry { ${statement} } catch (e) { seen = (e as Error).message; }\nconsole.log(seen);\n${statement}`;
    const { output, error } = await runProgram([{ path: "main.ts", source }]);
    expect(error?.message).toMatch(message);
    expect(output[0]?.text).toBe(error?.message);
    expect(error?.message).not.toContain("_pl");
  });

  test("console.log shows errors as Python does, without a stack, also inside of other values", async () => {
    const source = `import { ValueError } from "builtins";
console.log(new Error("a"), [new ValueError("b", 2)], { c: new TypeError("it's") });`;
    const { output } = await runProgram([{ path: "main.ts", source }]);
    expect(output.map((line) => line.text)).toEqual([
      `Error('a') [ ValueError('b', 2) ] { c: TypeError("it's") }`,
    ]);
  });
});

test("what is printed and awaited has the place of its own statement or call, however calls nest", async () => {
  const trace = await traceProgram([
    {
      path: "main.ts",
      source: `${IMPORT}
function helper(x: number) {
  return x;
}
async function get(n: number) {
  await asyncio.sleep(
    n);
  return helper(n);
}
async function main() {
  console.log("1", helper(1));
  console.log(
    "2",
    await get(2),
    helper(2),
  );
  console.log(
    "3", await get(3),
  ); console.log("4");
  for (const x of [helper(5)])
    console.log(\`\${x}\`);
  const arrow = () => console.log("6");
  arrow();
  [7].forEach((x) => console.log(\`\${helper(x)}\`));
  helper(8) && console.log("8");
  if (helper(9)) console.log("9");
  return console.log("10", helper(1) ? "yes" : "no", await get(1));
}
asyncio.run(main());`,
    },
  ]);
  const places: string[] = [];
  for (const event of eventsOf(trace)) {
    if (event.kind !== EventKind.output && event.kind !== EventKind.taskSuspended) continue;
    const place = siteAt(trace, event.site);
    places.push(`${textAt(trace, event.text)} at ${place?.line}:${place?.column}`);
  }
  expect(places).toEqual([
    "1 1 at 11:3",
    "sleep(2) at 6:3",
    "2 2 2 at 12:3",
    "sleep(3) at 6:3",
    "3 3 at 17:3",
    "4 at 19:6",
    "5 at 21:5",
    "6 at 22:23",
    "7 at 24:22",
    "8 at 25:3",
    "9 at 26:18",
    "sleep(1) at 6:3",
    "10 yes 1 at 27:10",
  ]);
});
