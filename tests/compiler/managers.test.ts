import { describe, expect, test } from "vitest";
import { printedBy } from "../support/run-program.ts";

const PRELUDE = `import * as asyncio from "asyncio";
const log = console.log;
const seen = (type: any, error: any) => type === null ? "nothing" : type.name + " " + error.message;
class Manager {
  constructor(readonly name: string, readonly answer: unknown = undefined, readonly fails = false) {}
  __enter__() { log("enter " + this.name); return "value of " + this.name; }
  __exit__(type: any, error: any) { log("exit " + this.name + " sees " + seen(type, error)); if (this.fails) throw new Error("exit of " + this.name); return this.answer; }
  async __aenter__() { await asyncio.sleep(1); return this.__enter__(); }
  async __aexit__(type: any, error: any) { await asyncio.sleep(1); return this.__exit__(type, error); }
}
`;

/** The lines that the body of an async function prints. */
function printedByBody(body: string): Promise<string[]> {
  return printedBy(`${PRELUDE}async function main() {\n${body}\n}\nasyncio.run(main());`);
}

describe("using", () => {
  test("binds what entering returns, and exits at the end of the block", async () => {
    expect(await printedByBody(`{ using x = new Manager("a"); log(x); } log("after");`)).toEqual([
      "enter a",
      "value of a",
      "exit a sees nothing",
      "after",
    ]);
  });

  test("shows the block's exception to each exit, last entered first, and lets it pass", async () => {
    expect(
      await printedByBody(
        `try { using x = new Manager("a"); await using y = await new Manager("b"); throw new RangeError("r"); } catch (e) { log("caught", (e as Error).message); }`,
      ),
    ).toEqual(["enter a", "enter b", "exit b sees RangeError r", "exit a sees RangeError r", "caught r"]);
  });

  test("an exit that returns a true value suppresses the exception, for the outer exits too", async () => {
    expect(
      await printedByBody(
        `{ using x = new Manager("a"); using y = new Manager("b", 1); throw new Error("e"); } log("after");
         { await using z = await new Manager("c", true); throw new Error("f"); } log("after");`,
      ),
    ).toEqual([
      "enter a",
      "enter b",
      "exit b sees Error e",
      "exit a sees nothing",
      "after",
      "enter c",
      "exit c sees Error f",
      "after",
    ]);
  });

  test("a true value returned without an exception changes nothing, not even a return", async () => {
    expect(
      await printedByBody(
        `const f = async () => { await using x = await new Manager("a", true); return "returned"; }; log(await f());`,
      ),
    ).toEqual(["enter a", "exit a sees nothing", "returned"]);
  });

  test("a suppressed exception in a loop does not come back in its next turns", async () => {
    expect(
      await printedByBody(
        `for (const turn of [1, 2]) { await using x = await new Manager("m" + turn, turn === 1); if (turn === 1) throw new Error("e"); log("clean"); }`,
      ),
    ).toEqual(["enter m1", "exit m1 sees Error e", "enter m2", "clean", "exit m2 sees nothing"]);
  });

  test("what an exit throws replaces the block's exception, and keeps it as context", async () => {
    expect(
      await printedByBody(
        `try { using x = new Manager("a", false, true); throw new Error("body"); } catch (e) { log((e as any).message, "after", (e as any).__context__.message); }`,
      ),
    ).toEqual(["enter a", "exit a sees Error body", "exit of a after body"]);
  });

  test("a manager whose entering fails is not exited, those before it are", async () => {
    expect(
      await printedByBody(
        `class Bad extends Manager { async __aenter__(): Promise<any> { await asyncio.sleep(0); throw new Error("no entry"); } }
         try { await using x = await new Manager("a"); await using y = await new Bad("b"); log("never"); } catch (e) { log((e as Error).message); }`,
      ),
    ).toEqual(["enter a", "exit a sees Error no entry", "no entry"]);
  });

  test("only the branch of a conditional that is taken is entered", async () => {
    expect(
      await printedByBody(
        `for (const first of [true, false]) { await using x = first ? await new Manager("a") : await new Manager("b"); log(x); }`,
      ),
    ).toEqual([
      "enter a",
      "value of a",
      "exit a sees nothing",
      "enter b",
      "value of b",
      "exit b sees nothing",
    ]);
  });

  test("an inner await gives the manager, the outer one enters it", async () => {
    expect(
      await printedByBody(
        `const open = async () => { await asyncio.sleep(1); return new Manager("opened"); }; { await using x = await (await open()); log(x); }`,
      ),
    ).toEqual(["enter opened", "value of opened", "exit opened sees nothing"]);
  });

  test("any value can be bound, null and a manager included", async () => {
    expect(
      await printedByBody(
        `const entering = (value: unknown) => ({ async __aenter__() { return value; }, async __aexit__() { log("exit"); } });
         { await using a = await entering(null); await using b = await entering(new Manager("inner")); await using c = await entering(0); log(a, b instanceof Manager, c); }`,
      ),
    ).toEqual(["null true 0", "exit", "exit", "exit"]);
  });

  test("cancelling a task in the block shows the exit a CancelledError, which waits for it", async () => {
    expect(
      await printedByBody(
        `const held = async () => { await using x = await new Manager("a"); await asyncio.sleep(10); };
         const task = asyncio.createTask(held()); await asyncio.sleep(2); task.cancel("stop");
         try { await task; } catch (e) { log((e as Error).name, asyncio.getRunningLoop().time()); }`,
      ),
    ).toEqual(["enter a", "exit a sees CancelledError stop", "CancelledError 3"]);
  });

  test.each([
    [
      `using x = 5 as any;`,
      "'number' object does not support the context manager protocol (missed __exit__ method)",
    ],
    [
      `await using x = await (new (class Half { async __aexit__() {} })() as any);`,
      "'Half' object does not support the asynchronous context manager protocol (missed __aenter__ method)",
    ],
    [
      `await using x = await (5 as any);`,
      "'number' object does not support the asynchronous context manager protocol (missed __aexit__ method)",
    ],
    [
      `await using x = new Manager("a") as any;`,
      "'Manager' object was not entered: write 'await using x = await …', with one 'await' for entering",
    ],
  ])("%s is a TypeError that says why", async (statement, message) => {
    expect(
      await printedByBody(`try { ${statement} } catch (e) { log((e as Error).name, (e as Error).message); }`),
    ).toEqual([`TypeError ${message}`]);
  });
});
