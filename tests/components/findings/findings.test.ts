import { expect, test } from "vitest";
import type { FindingKind } from "../../../src/components/findings/finding.ts";
import { findingsOf } from "../../../src/components/findings/findings.ts";
import { traceProgram } from "../../support/run-program.ts";

const PRELUDE = `import * as asyncio from "asyncio"; import * as time from "time"; import { ClientSession } from "aiohttp";
async function fetch(delay: number) { await asyncio.sleep(delay); return delay; }
`;

/** Line 3 is the first of `body`. */
async function findings(body: string) {
  const trace = await traceProgram([{ path: "main.ts", source: PRELUDE + body }]);
  return findingsOf(trace).map(({ kind, sentence, site, details }) => ({
    kind,
    sentence,
    line: site?.line,
    ...(details === undefined ? {} : { details: details.map(({ text, site }) => `${site?.line}: ${text}`) }),
  }));
}

async function kinds(body: string): Promise<FindingKind[]> {
  return (await findings(body)).map(({ kind }) => kind);
}

test("a program that awaits and gathers as it should gives no finding", async () => {
  expect(
    await kinds(`async function main() {
  console.log(await asyncio.gather(fetch(1), fetch(2)));
  const task = asyncio.createTask(fetch(1));
  await task;
  const lock = new asyncio.Lock();
  { await using _ = await lock; await asyncio.sleep(1); }
}
asyncio.run(main());`),
  ).toEqual([]);
});

test("calls that block the loop are told by their line, with who could not go on", async () => {
  expect(
    await findings(`async function main() {
  const other = asyncio.createTask(fetch(1));
  for (let i = 0; i < 2; i += 1) time.sleep(0.5);
  await other;
}
asyncio.run(main());`),
  ).toEqual([
    {
      kind: "blocked",
      line: 5,
      sentence:
        "The event loop was blocked for 1 s by 2 calls of time.sleep(), and 1 other task could not go on.",
    },
  ]);
});

test("what blocks before a loop runs blocks no loop", async () => {
  expect(await kinds("time.sleep(1);\nasyncio.run(fetch(1));")).toEqual([]);
});

test("tasks that never await anything are seen to have run one after the other", async () => {
  const found = await findings(`async function work() { time.sleep(1); }
async function main() { await asyncio.gather(work(), work(), work()); }
asyncio.run(main());`);
  expect(found).toContainEqual({
    kind: "never-yielded",
    line: 4,
    sentence: "3 tasks of work never yielded: they ran one after the other, 3 s in all.",
  });
});

test("a task that the limit stopped in its step ran on without awaiting", async () => {
  const found = await findings(`async function main() { while (true) time.sleep(1000); }
asyncio.run(main());`);
  expect(found.map(({ kind }) => kind)).toEqual(["blocked", "never-yielded"]);
});

test("a loop around sleep(0) is found, a few courteous turns are not", async () => {
  const looping = (turns: number) => `async function main() {
  for (let i = 0; i < ${turns}; i += 1) await asyncio.sleep(0);
}
asyncio.run(main());`;
  expect(await kinds(looping(20))).toEqual([]);
  expect(await findings(looping(200))).toEqual([
    {
      kind: "busy-waiting",
      line: 4,
      sentence: "Task-1 (main) gave way 200 times in a row, while no time went by.",
    },
  ]);
});

test("what the runtime warns of is told with the line where it happened", async () => {
  const found = await findings(`async function fails() { await asyncio.sleep(0.1); throw new Error("no"); }
async function main() {
  fetch(1);
  const failing = asyncio.createTask(fails());
  const waiting = asyncio.createTask(fetch(100));
  await asyncio.sleep(1);
}
const loop = asyncio.newEventLoop();
loop.runUntilComplete(main());
loop.close();`);
  expect(found).toEqual([
    {
      kind: "never-awaited",
      line: 5,
      sentence: "fetch() was called but never awaited, so nothing of it ran.",
    },
    { kind: "never-retrieved", line: 3, sentence: expect.stringContaining("Task-2 (fails) failed with ") },
    {
      kind: "destroyed-pending",
      line: 2,
      sentence: "Task-3 (fetch) had not ended when its event loop went away.",
    },
  ]);
});

test("a text that only mentions a warning is none", async () => {
  expect(
    await kinds(`console.error("it said: Task was destroyed but it is pending!");
console.log("main.ts:1: RuntimeWarning: coroutine 'x' was never awaited");`),
  ).toEqual([]);
});

test("calls of one function from several lines, one after another, could run together", async () => {
  expect(
    await findings(`async function main() {
  await fetch(1);
  await fetch(2);
  await fetch(1);
}
asyncio.run(main());`),
  ).toEqual([
    {
      kind: "sequential",
      line: 4,
      sentence: "3 calls of fetch() ran one after another, in 4 s; together they could take 2 s.",
      details: ["4: 1 s", "5: 2 s", "6: 1 s"],
    },
  ]);
});

test.each([
  [
    "different functions",
    "async function other() { await asyncio.sleep(1); }",
    "await fetch(1); await other();",
  ],
  ["sleeps of its own", "", "await asyncio.sleep(1); await asyncio.sleep(1);"],
  ["a loop that may be a poll", "", "for (let i = 0; i < 3; i += 1) await fetch(1);"],
  ["something between", "", "await fetch(1); await asyncio.sleep(1); await fetch(1);"],
  ["no time", "", "await fetch(0); await fetch(0);"],
])("waits in a row are no finding when there is %s", async (_, before, body) => {
  expect(await kinds(`${before}\nasync function main() { ${body} }\nasyncio.run(main());`)).toEqual([]);
});

const REQUESTS = (urls: string[], between = "") => `async function main() {
  await using session = await new ClientSession();
  for (const url of ${JSON.stringify(urls)}) {
    await using response = await session.get(url);
    await response.text();
    ${between}
  }
}
asyncio.run(main());`;

test("requests of a loop, one after another, could run together", async () => {
  const urls = ["https://httpbin.org/delay/1?id=1", "https://httpbin.org/delay/2?id=2"];
  const found = await findings(REQUESTS(urls));
  expect(found.map(({ kind, line }) => [kind, line])).toEqual([["sequential", 6]]);
  expect(found[0]?.sentence).toMatch(
    /^2 requests ran one after another, in 3\.\d+ s; together they could take 2\.\d+ s\.$/,
  );
});

test("requests that repeat one, or keep a distance on purpose, are no finding", async () => {
  expect(await kinds(REQUESTS(["https://httpbin.org/get", "https://httpbin.org/get"]))).toEqual([]);
  const two = ["https://httpbin.org/get?a=1", "https://httpbin.org/get?a=2"];
  expect(await kinds(REQUESTS(two, "await asyncio.sleep(1);"))).toEqual([]);
});

test("a lock that is held across a slow await is told, with what it cost the others", async () => {
  const locked = (made: string) => `async function work(lock: asyncio.Lock | asyncio.Semaphore) {
  await using _ = await lock;
  await asyncio.sleep(1);
}
async function main() {
  const lock = new asyncio.${made};
  await asyncio.gather(work(lock), work(lock), work(lock));
}
asyncio.run(main());`;
  expect(await findings(locked("Lock()"))).toEqual([
    {
      kind: "held-lock",
      line: 5,
      sentence: "2 tasks waited 3 s in all for a lock, while work held it across a slow await.",
    },
  ]);
  expect(await kinds(locked("Semaphore(1)"))).toEqual(["held-lock"]);
  expect(await kinds(locked("Semaphore(2)"))).toEqual([]);
});

test("more requests than the pool has connections are told", async () => {
  const found = await findings(`import { TCPConnector } from "aiohttp";
async function get(session: ClientSession, id: number) {
  await using response = await session.get("https://httpbin.org/delay/1?id=" + id);
}
async function main() {
  await using session = await new ClientSession({ connector: new TCPConnector({ limit: 2 }) });
  await asyncio.gather(...[1, 2, 3, 4, 5].map((id) => get(session, id)));
}
asyncio.run(main());`);
  expect(found.map(({ kind, line }) => [kind, line])).toEqual([["full-pool", 5]]);
  expect(found[0]?.sentence).toMatch(
    /^3 requests waited for a connection of the pool, all 2 of which were in use: the longest for 2\.\d+ s\.$/,
  );
});

test("a deadlock is explained by who waits for whom", async () => {
  expect(
    await findings(`async function work(first: asyncio.Lock, second: asyncio.Lock) {
  await using _ = await first;
  await asyncio.sleep(1);
  await using __ = await second;
}
async function main() {
  const a = new asyncio.Lock();
  const b = new asyncio.Lock();
  await asyncio.gather(work(a, b), work(b, a));
}
asyncio.run(main());`),
  ).toEqual([
    {
      kind: "deadlock",
      line: 6,
      sentence: "Deadlock: Task-2 and Task-3 wait for each other.",
      details: [
        "11: Task-1 (main) waits for gather of 2",
        "6: Task-2 (work) waits for Lock made at line 10, which Task-3 holds",
        "6: Task-3 (work) waits for Lock made at line 9, which Task-2 holds",
      ],
    },
  ]);
});

test("a task that takes a lock twice waits for itself", async () => {
  const found = await findings(`async function main() {
  const lock = new asyncio.Lock();
  await lock.acquire();
  await lock.acquire();
}
asyncio.run(main());`);
  expect(found[0]?.sentence).toBe("Deadlock: Task-1 waits for itself.");
});
