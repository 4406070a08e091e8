import { expect, test } from "vitest";
import { EventKind, WaitKind } from "../../../src/runtime/trace/events.ts";
import { eventsOf, textAt } from "../../../src/runtime/trace/trace.ts";
import { runProgram, traceProgram } from "../../support/run-program.ts";

const RESOURCE_KINDS = Object.entries(EventKind).filter(([name]) => /^(resource|queue)/.test(name));
const NAMES = new Map<number, string>(RESOURCE_KINDS.map(([name, kind]) => [kind, name]));
const WAITS = new Map<number, string>(Object.entries(WaitKind).map(([name, kind]) => [kind, name]));

/** What happened to resources, as `time task event #number text value`. */
async function resourceEvents(body: string): Promise<string[]> {
  const trace = await traceProgram([{ path: "main.ts", source: program(body) }]);
  return [...eventsOf(trace)]
    .filter((event) => NAMES.has(event.kind))
    .map(({ time, task, kind, subject, text, value }) =>
      [time / 1e9, `task ${task}`, NAMES.get(kind), `#${subject}`, text < 0 ? "" : textAt(trace, text), value]
        .filter((part) => part !== "")
        .join(" "),
    );
}

/** What tasks waited for: kind and text. */
async function waits(body: string): Promise<string[]> {
  const trace = await traceProgram([{ path: "main.ts", source: program(body) }]);
  return [...eventsOf(trace)]
    .filter(
      ({ kind, value, time }) => kind === EventKind.taskSuspended && value !== WaitKind.task && time < 1e9,
    )
    .map((event) => `${WAITS.get(event.value)}: ${textAt(trace, event.text)}`);
}

function program(body: string): string {
  return `import * as asyncio from "asyncio";\nasync function main() {\n${body}\n}\nasyncio.run(main());\n`;
}

test("a semaphore's lane has its holders, its waiters, and how many permits are left", async () => {
  const body = `
    const semaphore = new asyncio.Semaphore(1);
    async function work() { await using _ = await semaphore; await asyncio.sleep(1); }
    await asyncio.gather(work(), work());`;
  expect(await resourceEvents(body)).toEqual([
    "0 task 0 resourceCreated #0 Semaphore(1) 3",
    "0 task 1 resourceAcquired #0 0",
    "0 task 2 resourceWaiting #0 1",
    "1 task 1 resourceReleased #0 1",
    "1 task 2 resourceWaited #0 0",
    "1 task 2 resourceAcquired #0 0",
    "2 task 2 resourceReleased #0 1",
  ]);
});

test("a queue's lane has its fill, and who waits for what", async () => {
  const body = `
    const queue = new asyncio.Queue(1);
    const consumer = asyncio.createTask(queue.get());
    await asyncio.sleep(0);
    await queue.put("a");
    await asyncio.sleep(0);
    await queue.put("b");
    await consumer;
    try { await asyncio.waitFor(queue.put("c"), 1); } catch {}`;
  expect(await resourceEvents(body)).toEqual([
    "0 task 0 resourceCreated #0 Queue(1) 5",
    "0 task 1 resourceWaiting #0 item of 1",
    "0 task 0 queuePut #0 1",
    "0 task 1 resourceWaited #0 item of 0",
    "0 task 1 queueGot #0 0",
    "0 task 0 queuePut #0 1",
    "0 task 0 resourceWaiting #0 room in 1",
    "1 task 0 resourceWaited #0 room in 0",
  ]);
});

test("a condition and its lock are one resource, and a barrier's parts are not shown", async () => {
  const body = `
    const condition = new asyncio.Condition();
    const barrier = new asyncio.Barrier(2);
    async function party() {
      await barrier.wait();
      await using _ = await condition;
      condition.notifyAll();
    }
    await asyncio.gather(party(), party());`;
  const events = await resourceEvents(body);
  expect(events.filter((event) => event.includes("Created"))).toEqual([
    "0 task 0 resourceCreated #0 Condition 2",
    "0 task 0 resourceCreated #1 Barrier(2) 4",
  ]);
  expect(events.filter((event) => event.includes("#1"))).toEqual([
    "0 task 0 resourceCreated #1 Barrier(2) 4",
    "0 task 1 resourceWaiting #1 1",
    "0 task 2 resourceWaiting #1 2",
    "0 task 2 resourceChanged #1 draining 2",
    "0 task 2 resourceWaited #1 1",
    "0 task 1 resourceWaited #1 0",
    "0 task 1 resourceChanged #1 filling 0",
  ]);
  expect(events).toContain("0 task 1 resourceAcquired #0 0");
});

test("what a task waits for is named", async () => {
  const body = `
    const lock = new asyncio.Lock(), event = new asyncio.Event(), queue = new asyncio.Queue(2);
    await lock.acquire();
    queue.putNowait(1);
    const sleeper = asyncio.createTask(asyncio.sleep(9), { name: "sleeper" });
    const coroutines = [
      lock.acquire(), event.wait(), queue.join(), new asyncio.Queue().get(), new asyncio.Barrier(2).wait(),
      new asyncio.Semaphore(0).acquire(), asyncio.wait([sleeper]),
      (async () => { await asyncio.shield(sleeper); })(),
      (async () => { for await (const task of asyncio.asCompleted([sleeper])) await task; })(),
      (async () => { await using group = await new asyncio.TaskGroup(); group.createTask(asyncio.sleep(8)); })(),
    ];
    for (const coroutine of coroutines) asyncio.createTask(coroutine);
    await asyncio.sleep(1);`;
  expect((await waits(body)).filter((text) => !/^(sleep|gather)/.test(text))).toEqual([
    "lock: Lock",
    "event: Event",
    "queueJoin: join of Queue(2)",
    "queueGet: item of Queue()",
    "barrier: Barrier(2)",
    "semaphore: Semaphore(0)",
    "wait: all of 1",
    "shield: shield of sleeper",
    "asCompleted: next of 1",
    "taskGroup: tasks of TaskGroup",
  ]);
});

test("a deadlock names the lock", async () => {
  const source = program(`
    const lock = new asyncio.Lock();
    await lock.acquire();
    await lock.acquire();`);
  const result = await runProgram([{ path: "main.ts", source }]);
  expect(result.status).toBe("deadlock");
  expect(result.error?.message).toContain("for Lock");
});
