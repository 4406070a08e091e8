import { describe, expect, test } from "vitest";
import { compileInNode, runInNode } from "../../src/compiler/node.ts";
import type { Limits } from "../../src/runtime/loop/run.ts";
import { resultOf } from "../../src/runtime/trace/result.ts";
import { printedBy } from "../support/run-program.ts";

const IMPORT = 'import * as asyncio from "asyncio";\nconst log = console.log;\n';

/** The lines that the body of an async function prints. */
function printedByBody(body: string): Promise<string[]> {
  return printedBy(`${IMPORT}async function main() {\n${body}\n}\nasyncio.run(main());`);
}

async function resultWith(source: string, limits: Partial<Limits> = {}) {
  const compilation = await compileInNode([{ path: "main.ts", source: IMPORT + source }]);
  if (!compilation.ok) throw new Error(compilation.diagnostics[0]?.message);
  return resultOf(runInNode(compilation.program, { limits }));
}

describe("virtual time", () => {
  test("is exact: 0.1 s and 0.2 s are 0.3 s, and ten times 0.1 s are 1 s", async () => {
    expect(
      await printedByBody(`
        const loop = asyncio.getRunningLoop();
        const one = asyncio.createTask((async () => { await asyncio.sleep(1); log("one second"); })());
        await asyncio.sleep(0.1); await asyncio.sleep(0.2); log(loop.time());
        for (let i = 0; i < 7; i++) await asyncio.sleep(0.1);
        log(loop.time(), "ten tenths"); await one;`),
    ).toEqual(["0.3", "one second", "1 ten tenths"]);
  });

  test("does not pass while a program computes", async () => {
    expect(
      await printedByBody(
        `const t = asyncio.getRunningLoop().time(); for (let i = 0; i < 1e6; i++); log(asyncio.getRunningLoop().time() - t, Date.now() - Date.UTC(2026, 0, 1), new Date().toISOString());`,
      ),
    ).toEqual(["0 0 2026-01-01T00:00:00.000Z"]);
  });

  test("of a year costs nothing", async () => {
    expect(
      await printedByBody("await asyncio.sleep(20 * 86_400); log(asyncio.getRunningLoop().time());"),
    ).toEqual(["1728000"]);
  });
});

describe("the ready queue", () => {
  test("is first in, first out, and a turn runs only what was ready when it began", async () => {
    expect(
      await printedByBody(`
        const loop = asyncio.getRunningLoop();
        loop.callSoon(() => { log("a"); loop.callSoon(() => log("a2")); });
        loop.callSoon(() => log("b"));
        loop.callLater(0, () => log("timer of 0"));
        await asyncio.sleep(0); log("main"); await asyncio.sleep(0); log("main again");`),
    ).toEqual(["a", "b", "main", "timer of 0", "a2", "main again"]);
  });

  test("gets what is due behind what was ready", async () => {
    expect(
      await printedByBody(`
        const loop = asyncio.getRunningLoop();
        loop.callLater(1, () => log("second timer"));
        loop.callAt(1, () => log("third timer"));
        await asyncio.sleep(1); log("main"); `),
    ).toEqual(["second timer", "third timer", "main"]);
  });
});

describe("a coroutine", () => {
  test("runs no line before it is awaited, and then runs at once, in the same task", async () => {
    expect(
      await printedByBody(`
        const f = async (n: number) => { log("body", n); return n; };
        asyncio.getRunningLoop().callSoon(() => log("callback"));
        const made = f(1); log("made"); log("got", await made, await f(2));`),
    ).toEqual(["made", "body 1", "body 2", "got 1 2", "callback"]);
  });

  test("can be driven by hand, with Python's texts", async () => {
    expect(
      await printedBy(`import * as asyncio from "asyncio"; import { StopIteration, GeneratorExit } from "builtins"; const log = console.log;
        class Pause { *__await__(): any { const got = yield "paused"; return got; } }
        async function f() { try { log("got", await (new Pause() as any)); await (new Pause() as any); } catch (e) { log("thrown in", (e as any).name, (e as any).message); await (new Pause() as any); return 5; } finally { log("finally"); } }
        const text = (act: () => unknown) => { try { return log("yields", act()); } catch (e: any) { log(e.name, e.message, e instanceof StopIteration ? e.value : ""); } };
        const c: any = f();
        text(() => c.send(1)); text(() => c.send(null)); text(() => c.send("x")); text(() => c.throw(new RangeError("r"))); text(() => c.send()); text(() => c.send()); text(() => c.throw(new Error("late"))); text(() => c.close());
        const d: any = f(); d.send(); text(() => d.close());
        const g: any = (async () => { try { await (new Pause() as any); } catch (e) { log(e instanceof GeneratorExit); throw e; } })(); g.send(); text(() => g.close()); text(() => g.close());
        const never: any = f(); text(() => never.close()); text(() => never.send());`),
    ).toEqual([
      "TypeError can't send non-None value to a just-started coroutine ",
      "yields paused",
      "got x",
      "yields paused",
      "thrown in RangeError r",
      "yields paused",
      "finally",
      "StopIteration 5 5",
      "RuntimeError cannot reuse already awaited coroutine ",
      "RuntimeError cannot reuse already awaited coroutine ",
      "yields undefined",
      "thrown in GeneratorExit ",
      "RuntimeError coroutine ignored GeneratorExit ",
      "true",
      "yields undefined",
      "yields undefined",
      "yields undefined",
      "RuntimeError cannot reuse already awaited coroutine ",
    ]);
  });

  test("may await to a depth of 100,000, there and back, and raise from there", async () => {
    const deep =
      "async function deep(n: number): Promise<number> { if (n === 0) { await asyncio.sleep(1); if (fails) throw new Error('deep'); return 0; } return 1 + await deep(n - 1); }";
    const main =
      "async function main() { log(await deep(100_000)); fails = true; try { await deep(100_000); } catch (e) { log((e as Error).message); } }";
    expect(await printedBy(`${IMPORT}let fails = false;\n${deep}\n${main}\nasyncio.run(main());`)).toEqual([
      "100000",
      "deep",
    ]);
  }, 20_000);
});

describe("cancelling", () => {
  test("throws in at the await, is no Exception, and reaches the awaited task", async () => {
    expect(
      await printedBy(`import { Exception } from "builtins"; ${IMPORT}
        async function inner() { try { await asyncio.sleep(9); } finally { log("inner cleans up"); } }
        async function outer() { try { await asyncio.createTask(inner()); } catch (e) { log((e as Error).name, (e as Error).message, e instanceof Exception); throw e; } }
        async function main() { const t = asyncio.createTask(outer()); await asyncio.sleep(1); log(t.cancel("why"), t.cancelling()); try { await t; } catch (e) { log(t.cancelled(), t.cancel(), asyncio.getRunningLoop().time()); } }
        asyncio.run(main());`),
    ).toEqual(["true 1", "inner cleans up", "CancelledError why false", "true false 1"]);
  });
});

describe("a run is stopped", () => {
  test("by a deadlock, which names who waits where and for whom", async () => {
    const { status, error, virtualTime } = await resultWith(`
async function main() {
  const never = new asyncio.Future();
  const child = asyncio.createTask(wait(never), { name: "child" });
  await asyncio.sleep(1);
  await child;
}
async function wait(future: any) {
  await future;
}
asyncio.run(main());`);
    expect([status, error?.name, virtualTime]).toEqual(["deadlock", "Deadlock", 1]);
    expect(error?.message).toContain("child (wait) waits at main.ts:11");
    expect(error?.message).toContain("Task-1 (main) waits at main.ts:8 for child");
  });

  test("after too many steps, and after too much virtual time", async () => {
    const forever = (seconds: number) =>
      `async function main() { for (;;) await asyncio.sleep(${seconds}); }\nasyncio.run(main());`;
    const steps = await resultWith(forever(0), { steps: 1000 });
    expect(steps).toMatchObject({ status: "stopped", error: { name: "Stopped" }, virtualTime: 0 });
    expect(steps.error?.message).toContain("1000 steps");
    const time = await resultWith(forever(60), { virtualTime: 3600 });
    expect(time).toMatchObject({ status: "stopped", error: { name: "Stopped" } });
    expect(time.error?.message).toContain("3600 s of virtual time");
  });

  test("for good: no catch, finally, exit or callback of the program runs after it", async () => {
    const { status, output } = await resultWith(
      `class M { async __aenter__() {} async __aexit__() { log("exit"); return true; } }
async function stuck() { await using m = await new M(); try { await new asyncio.Future(); } catch { log("catch"); } }
async function main() { try { await asyncio.gather(stuck(), stuck()); } catch (e) { log("caught", e); } }
try { asyncio.run(main()); } catch { log("swallowed"); }
log("goes on");`,
    );
    expect(status).toBe("deadlock");
    expect(output).toEqual([]);
  });
});
