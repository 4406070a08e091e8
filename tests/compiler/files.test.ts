import { expect, test } from "vitest";
import type { SourceFile } from "../../src/compiler/program.ts";
import { runProgram } from "../support/run-program.ts";

async function printed(files: Record<string, string>): Promise<string[]> {
  const sources: SourceFile[] = Object.entries(files).map(([path, source]) => ({ path, source }));
  const { output, error } = await runProgram(sources);
  return [...output.map((line) => line.text), ...(error === null ? [] : [`${error.name}: ${error.message}`])];
}

test("imports of every form see what every form of export gives", async () => {
  expect(
    await printed({
      "main.ts": `import * as asyncio from "asyncio";
        import def, { a, b as renamed, type T, twice } from "./lib";
        import * as lib from "./lib.ts";
        import type { Only } from "./types";
        import { a as again, ns } from "./lib.js";
        const t: T & Only = { t: 1, only: 2 };
        async function main() { console.log(def.name, await def(), a, renamed, lib.c, twice(a), again, ns.deep, t, lib.default === def, Object.keys(lib)); }
        asyncio.run(main());`,
      "lib.ts": `export const a = 1, b = 2; export let c = 3; c = 4; export interface T { t: number }
        export default async function main() { return "default"; }
        const other = (x: number) => x * 2; export { other as twice };
        export * as ns from "./deep/inner"; export * from "./star";`,
      "deep/inner.ts": `export { up as deep } from "../star";`,
      "star.ts": `export const up = "star";`,
      "types.ts": `export interface Only { only: number }`,
    }),
  ).toEqual([
    "main default 1 2 4 2 1 star { t: 1, only: 2 } true [ 'a', 'b', 'c', 'default', 'ns', 'twice', 'up' ]",
  ]);
});

test("a file runs once, at its first import, and its exports are live", async () => {
  expect(
    await printed({
      "main.ts": `import { count, up } from "./counter"; import { other } from "./other"; console.log(count); up(); console.log(count, other());`,
      "counter.ts": `console.log("counter runs"); export let count = 0; export const up = () => count++;`,
      "other.ts": `import { count } from "./counter"; export const other = () => count;`,
    }),
  ).toEqual(["counter runs", "0", "1 1"]);
});

test("files may import each other in a circle", async () => {
  expect(
    await printed({
      "main.ts": `import * as asyncio from "asyncio"; import { isEven } from "./even"; asyncio.run((async () => console.log(await isEven(5)))());`,
      "even.ts": `import { isOdd } from "./odd"; export async function isEven(n: number): Promise<boolean> { return n === 0 || await isOdd(n - 1); }`,
      "odd.ts": `import { isEven } from "./even"; export async function isOdd(n: number): Promise<boolean> { return n !== 0 && await isEven(n - 1); }`,
    }),
  ).toEqual(["false"]);
});

test("the modules are the same objects in every file", async () => {
  expect(
    await printed({
      "main.ts": `import * as asyncio from "asyncio"; import { CancelledError } from "./lib"; console.log(CancelledError === asyncio.CancelledError);`,
      "lib.ts": `export { CancelledError } from "asyncio";`,
    }),
  ).toEqual(["true"]);
});

test("what a page or Node has is not there, and says what to write instead", async () => {
  const tried = (code: string) =>
    printed({
      "main.ts": `import * as asyncio from "asyncio";\ntry { ${code}; console.log("worked"); } catch (e) { console.log((e as Error).message); }`,
    });
  expect(await tried("setTimeout(() => {}, 1)")).toEqual([
    "there is no setTimeout here: use await asyncio.sleep(seconds), or loop.callLater(seconds, callback)",
  ]);
  expect(await tried("new Promise(() => {})")).toEqual([
    "there is no Promise here: use asyncio: a coroutine, asyncio.gather(…), or new asyncio.Future()",
  ]);
  expect(
    await tried(
      "if (typeof window + typeof document + typeof Buffer !== 'undefined'.repeat(3)) throw new Error('seen')",
    ),
  ).toEqual(["worked"]);
  expect(await tried("new asyncio.Future({ loop: asyncio.newEventLoop() }).then(console.log)")).toEqual([
    "'Future' object has no attribute 'then': there are no promises here, write await",
  ]);
  expect(await tried("new Function('return 1')")).toEqual([
    "functions cannot be made from text here: write them in the program",
  ]);
  expect(await tried("(globalThis as any).fetch('x')")).toEqual([
    'there is no fetch here: use a client from "aiohttp" or "httpx"',
  ]);
});
