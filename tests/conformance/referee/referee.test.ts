import { beforeAll, describe, expect, test } from "vitest";
import { createReferee, type Referee } from "./referee.ts";

describe("the CPython referee", () => {
  let referee: Referee;
  beforeAll(async () => {
    referee = await createReferee();
  }, 60_000);

  test("gives every printed line its virtual time", () => {
    const result = referee.run(`
import asyncio, sys, time
async def main():
    print("a\\nb")
    await asyncio.sleep(0.1)
    await asyncio.sleep(0.2)
    print("c", file=sys.stderr)
    time.sleep(1.5)
asyncio.run(main())
print("unfinished", end="")
`);
    expect(result).toEqual({
      output: [
        { t: 0, stream: "stdout", text: "a" },
        { t: 0, stream: "stdout", text: "b" },
        { t: 0.3, stream: "stderr", text: "c" },
        { t: 1.8, stream: "stdout", text: "unfinished" },
      ],
      status: "ok",
      error: null,
      virtualTime: 1.8,
    });
  });

  test("wakes a hundred equal deadlines in the order of their creation", () => {
    const result = referee.run(`
import asyncio
async def nap(n):
    await asyncio.sleep(1)
    print(n)
async def main():
    await asyncio.gather(*[nap(n) for n in range(100)])
asyncio.run(main())
`);
    expect(result.output.map(({ text }) => Number(text))).toEqual(Array.from({ length: 100 }, (_, n) => n));
  });

  test("iterates sets of tasks in order of insertion", () => {
    const result = referee.run(`
import asyncio
async def main():
    tasks = [asyncio.create_task(asyncio.sleep(0), name=str(n)) for n in range(50)]
    print(*[t.get_name() for t in asyncio.all_tasks()][1:])
    done, _ = await asyncio.wait(reversed(tasks))
    print(*[t.get_name() for t in done])
    print(*[t.get_name() async for t in asyncio.as_completed(tasks)])
asyncio.run(main())
`);
    const ascending = Array.from({ length: 50 }, (_, n) => n);
    expect(result.output.map(({ text }) => text)).toEqual([
      ascending.join(" "),
      ascending.toReversed().join(" "),
      ascending.join(" "),
    ]);
  });

  test("reports a deadlock and runs no line after it", () => {
    const result = referee.run(`
import asyncio
async def main():
    try:
        await asyncio.sleep(2)
        await asyncio.Event().wait()
    finally:
        print("never")
try:
    asyncio.run(main())
except BaseException:
    print("never")
`);
    expect(result).toEqual({ output: [], status: "deadlock", error: null, virtualTime: 2 });
  });

  test("stops an endless program that catches everything, by iterations or by virtual time", () => {
    const endless = (delay: number) => `
import asyncio
async def main():
    while True:
        try:
            await asyncio.sleep(${delay})
        except BaseException:
            print("never")
while True:
    try:
        asyncio.run(main())
    except BaseException:
        print("never")
`;
    const stopped = { output: [], status: "stopped", error: null };
    expect(referee.run(endless(0), { limits: { iterations: 1000 } })).toEqual({ ...stopped, virtualTime: 0 });
    expect(referee.run(endless(1), { limits: { virtualTime: 60 } })).toEqual({ ...stopped, virtualTime: 60 });
  });

  test("describes the error that a module does not catch", () => {
    expect(referee.run("raise LookupError('gone')").error).toEqual({ name: "LookupError", message: "gone" });
    expect(referee.run("def").error?.name).toBe("SyntaxError");
    expect(referee.run("import sys; sys.exit(0)").status).toBe("ok");
    expect(referee.run("import sys; sys.exit(3)").error).toEqual({ name: "SystemExit", message: "3" });
  });

  test("runs a program the same way, whatever ran before", () => {
    const source = `
import asyncio, logging, random, sys, warnings
async def never():
    pass
async def fail():
    raise ValueError("lost")
async def main():
    print(asyncio.current_task().get_name(), random.random(), sys.argv, "seen" in globals())
    globals()["seen"] = True
    logging.getLogger("asyncio").warning("logged")
    never()
    task = asyncio.create_task(fail())
    cycle = [task]
    cycle.append(cycle)
    await asyncio.sleep(1)
asyncio.run(main())
`;
    const first = referee.run(source, { argv: ["x"], seed: 7 });
    expect(first.output.map(({ text }) => text)).toContain(
      "RuntimeWarning: coroutine 'never' was never awaited",
    );
    expect(first.output.map(({ text }) => text)).toContain("Task exception was never retrieved");
    referee.run(`
import asyncio, logging, warnings
logging.basicConfig(level=logging.CRITICAL)
warnings.simplefilter("ignore")
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.create_task(asyncio.sleep(1))
loop.run_until_complete(asyncio.Event().wait())
`);
    expect(referee.run(source, { argv: ["x"], seed: 7 })).toEqual(first);
  });
});
