import { expect, test } from "vitest";
import { narrate } from "../../../src/components/loop/narration.ts";
import { Replay } from "../../../src/components/playback/state.ts";
import { eventCount } from "../../../src/runtime/trace/trace.ts";
import { generate } from "../../conformance/fuzz/generate.ts";
import { write } from "../../conformance/fuzz/write.ts";
import { traceProgram } from "../../support/run-program.ts";

/** Every sentence of a run. */
async function story(body: string): Promise<string[]> {
  const source = `import * as asyncio from "asyncio";\n${body}\nasyncio.run(main());`;
  const trace = await traceProgram([{ path: "main.ts", source }]);
  const replay = new Replay(trace);
  return Array.from({ length: eventCount(trace) }, (_, at) => {
    const { what, why } = narrate(trace, replay.stateAt(at));
    return `${what} ${why}`.trim();
  });
}

test("a sleep is told from its begin to its end", async () => {
  const said = await story("async function main() { await asyncio.sleep(1); }");
  const own = said.filter((sentence) => /Task-1|timer/.test(sentence));
  expect(own).toEqual(
    expect.arrayContaining([
      "Task-1 is created. It is to run main(), and has not begun.",
      "Task-1 starts. main() runs until it has to wait.",
      "A timer is set for 1.000 s. It is for sleep(1) of Task-1.",
      "Task-1 waits: sleep(1). Its timer is due at 1.000 s.",
      "The clock stands at 1.000 s: a timer is over. It was for sleep(1) of Task-1.",
      "Task-1 is ready. Its sleep(1) is over.",
      "Task-1 resumes. Its sleep(1) is over.",
      "Task-1 finishes.",
    ]),
  );
});

test("who waits for a task gets what it came to", async () => {
  const said = await story(`async function work() { await asyncio.sleep(1); throw new Error("no"); }
async function main() { const task = asyncio.createTask(work(), { name: "work" }); try { await task; } catch {} }`);
  expect(said).toContain("Task-1 waits for work. The loop is free for others.");
  expect(said).toContain("work fails: Error: no. Task-1 waits for it and gets the exception next.");
  expect(said).toContain("Task-1 resumes. work, which it waited for, has failed.");
});

test("a semaphore is told by its permits and its line", async () => {
  const said = await story(`async function work(gate) { await using _ = await gate; await asyncio.sleep(1); }
async function main() { const gate = new asyncio.Semaphore(1); await asyncio.gather(work(gate), work(gate), work(gate)); }`);
  expect(said).toContain("Task-2 takes a permit of Semaphore(1). None is left.");
  expect(said).toContain("Task-4 has to wait for Semaphore(1). It is number 2 in line.");
  expect(said).toContain("Task-2 gives a permit of Semaphore(1) back. Task-3 has waited for it the longest.");
  expect(said).toContain("Task-3 resumes. It gets a permit of Semaphore(1).");
});

test("a cancelled task resumes with the exception, not with what it waited for", async () => {
  const said =
    await story(`async function main() { const task = asyncio.createTask(asyncio.sleep(9), { name: "nap" });
await asyncio.sleep(1); task.cancel(); try { await task; } catch {} }`);
  expect(said.some((sentence) => sentence.startsWith("Task-1 cancels nap."))).toBe(true);
  expect(said).toContain("nap resumes. It was cancelled: CancelledError is raised at its await.");
  expect(said.some((sentence) => sentence.startsWith("nap ends, cancelled."))).toBe(true);
});

test("every event of random programs has a sentence of its own, without a hole in it", async () => {
  for (let index = 0; index < 15; index += 1) {
    const trace = await traceProgram([{ path: "main.ts", source: write(generate(7, index)).ts }]);
    const replay = new Replay(trace);
    for (let at = -1; at < eventCount(trace); at += 1) {
      const { what, why } = narrate(trace, replay.stateAt(at));
      expect(what).not.toMatch(/undefined|NaN|The program goes on/);
      expect(why).not.toMatch(/undefined|NaN/);
      expect(what).toMatch(/\S/);
    }
  }
}, 60_000);

test("a program that is stopped, or stuck, is not said to have failed", async () => {
  const endless = await story("async function main() { for (;;) await asyncio.sleep(86_400); }");
  expect(endless.at(-1)).toMatch(/^The program was stopped\. More than 2592000 s of virtual time/);
  const stuck = await story("async function main() { await new asyncio.Future(); }");
  expect(stuck.at(-1)).toBe("The program is in a deadlock. No task is ready, and no timer could wake one.");
});
