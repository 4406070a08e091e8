import { describe, expect, test } from "vitest";
import { EventKind } from "../../../../src/runtime/trace/events.ts";
import { resultOf } from "../../../../src/runtime/trace/result.ts";
import { eventsOf } from "../../../../src/runtime/trace/trace.ts";
import { printedBy, traceProgram } from "../../../support/run-program.ts";

/** Many requests that are cancelled, time out, meet faults, are left unread or closed early: by chance, of a seed. */
const SCHEDULE = (seed: number): string => `
import * as asyncio from "asyncio";
import * as aiohttp from "aiohttp";
import * as simnet from "simnet";
import * as random from "random";
random.seed(${seed});
simnet.seed(${seed});

const LIMIT = random.randint(1, 6);
const PER_HOST = random.randint(0, 3);
const hosts = ["a.test", "b.test", "c.test"];
for (const name of hosts) {
  const host = simnet.addHost(name, { latency: [0.001, 0.05], concurrent: 4, loss: 0.02 });
  host.route("/{n}", ({ params }) => {
    const n = Number(params.n);
    if (n % 7 === 0) return simnet.respond({ status: 302, headers: { Location: "http://b.test/" + (n + 1) }, text: "go" });
    if (n % 5 === 0) return simnet.respond({ pieces: [0, 1, 2].map((i) => ({ after: 0.1, text: "x".repeat(500 * i + 1) })) });
    return simnet.respond({ delay: (n % 4) * 0.1, text: "y".repeat(n * 37) });
  });
  const some = { probability: 0.15 };
  simnet.reset(name, some);
  simnet.disconnect(name, { ...some, afterBytes: 100 });
  simnet.refuse(name, { probability: 0.1 });
  simnet.failLookup(name, { start: 1, duration: 0.5 });
  simnet.offline({ start: 2, duration: 0.3 });
}

const semaphore = new asyncio.Semaphore(5);
let worst = 0;
const outcomes = { done: 0, failed: 0, cancelled: 0 };

async function one(session, n) {
  await asyncio.sleep(random.uniform(0, 3));
  await using _ = await semaphore;
  const scheme = n % 3 === 0 ? "https" : "http";
  const timeout = new aiohttp.ClientTimeout({
    total: random.choice([null, 0.05, 0.3, 2]),
    connect: random.choice([null, 0.02, 0.5]),
    sockConnect: random.choice([null, 0.05]),
    sockRead: random.choice([null, 0.1]),
  });
  const url = scheme + "://" + random.choice(hosts) + "/" + n;
  const how = random.randint(0, 5);
  if (how === 0) {
    const response = await session.get(url, { timeout });
    response.close();
    return;
  }
  await using response = await session.request(random.choice(["GET", "POST"]), url, { timeout });
  worst = Math.max(worst, session.connector._acquired);
  if (how === 1) return;
  if (how === 2) for await (const piece of response.content.iterChunked(64)) { if (piece.length < 64) break; }
  else await response.read();
}

async function guarded(session, n) {
  try {
    await one(session, n);
    outcomes.done++;
  } catch (error) {
    if (error instanceof asyncio.CancelledError) { outcomes.cancelled++; throw error; }
    if (!(error instanceof aiohttp.ClientError || error instanceof asyncio.TimeoutError)) throw error;
    outcomes.failed++;
  }
}

async function main() {
  const connector = new aiohttp.TCPConnector({ limit: LIMIT, limitPerHost: PER_HOST });
  const session = new aiohttp.ClientSession({ connector });
  const tasks = Array.from({ length: 80 }, (_, n) => asyncio.createTask(guarded(session, n)));
  for (const task of tasks) {
    if (random.random() < 0.3) asyncio.getRunningLoop().callLater(random.uniform(0, 4), () => task.cancel());
  }
  const results = await asyncio.gather(...tasks, { returnExceptions: true });
  const odd = results.filter((result) => result !== null && result !== undefined && !(result instanceof asyncio.CancelledError));
  console.log(JSON.stringify({ acquired: connector._acquired, waiting: connector._waiting, worst, limit: LIMIT,
    odd: odd.map(String), outcomes }));
  // All permits are there again.
  for (let i = 0; i < 5; i++) await asyncio.waitFor(semaphore.acquire(), 0.001);
  await session.close();
  await asyncio.sleep(10);
  console.log(simnet.connections().length);
}
asyncio.run(main(), { debug: false });
`;

const ENDS: readonly EventKind[] = [
  EventKind.requestFinished,
  EventKind.requestFailed,
  EventKind.requestAbandoned,
];

describe("after any schedule of faults, time-outs and cancellations", () => {
  const seeds = Array.from({ length: 40 }, (_, seed) => seed);
  test.each(seeds)("the pool is empty and no permit is lost (seed %i)", async (seed) => {
    const trace = await traceProgram([{ path: "main.ts", source: SCHEDULE(seed) }], seed);
    const { status, output, error } = resultOf(trace);
    expect(error).toBeNull();
    expect(status).toBe("ok");
    const [state, connections, ...rest] = output.map(({ text }) => text);
    const { acquired, waiting, worst, limit, odd, outcomes } = JSON.parse(state as string);
    expect({ acquired, waiting, odd }).toEqual({ acquired: 0, waiting: 0, odd: [] });
    expect(worst).toBeLessThanOrEqual(limit);
    expect(outcomes.done + outcomes.failed).toBeGreaterThan(20);
    expect(connections).toBe("0");
    expect(rest).toEqual([]);
    const open = new Set<number>();
    let begun = 0;
    for (const { kind, subject } of eventsOf(trace)) {
      if (kind === EventKind.requestStarted) {
        begun += 1;
        open.add(subject);
      } else if (ENDS.includes(kind)) expect(open.delete(subject)).toBe(true);
    }
    expect(begun).toBeGreaterThan(20);
    expect(open.size).toBe(0);
  });
});

test("a waiter that is cancelled in the turn in which its place came hands it on", async () => {
  const printed = await printedBy(`
    import * as asyncio from "asyncio";
    import * as aiohttp from "aiohttp";
    async function main() {
      await using session = await new aiohttp.ClientSession({ connector: new aiohttp.TCPConnector({ limit: 1 }) });
      const first = await session.get("http://httpbin.org/drip?delay=0&duration=9&numbytes=9");
      const second = asyncio.createTask(session.get("http://example.com"));
      const third = asyncio.createTask(session.get("http://example.com"));
      await asyncio.sleep(1);
      first.close();
      second.cancel();
      const response = await third;
      console.log(response.status, second.cancelled());
    }
    asyncio.run(main());`);
  expect(printed).toEqual(["200 true"]);
});
