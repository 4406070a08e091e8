import { array, assert, constantFrom, double, integer, option, property, record } from "fast-check";
import { expect, test } from "vitest";
import { gather } from "../../../src/runtime/asyncio/gather.ts";
import { sleep } from "../../../src/runtime/asyncio/sleep.ts";
import { openConnection, startServer } from "../../../src/runtime/asyncio/streams.ts";
import type { Task } from "../../../src/runtime/asyncio/task.ts";
import { createTask } from "../../../src/runtime/asyncio/tasks.ts";
import type { Body } from "../../../src/runtime/loop/coroutine.ts";
import { world } from "../../../src/runtime/network/run-world.ts";
import * as simnet from "../../../src/runtime/simnet/index.ts";
import { connect, coroutine, inRun, send } from "./client.ts";

const HOSTS = ["a.test", "b.test"] as const;
const seconds = (most: number) => double({ min: 0, max: most, noNaN: true });

const fault = record({
  kind: constantFrom("refuse", "reset", "disconnect", "slow", "partition", "failLookup", "offline"),
  host: constantFrom(...HOSTS),
  at: seconds(3),
  duration: seconds(3),
  probability: constantFrom(0.3, 1),
  afterBytes: option(integer({ min: 0, max: 60_000 }), { nil: undefined }),
});

const client = record({
  host: constantFrom(...HOSTS),
  scheme: constantFrom("http", "https"),
  path: constantFrom("/", "/big", "/slow", "/pieces"),
  requests: integer({ min: 1, max: 3 }),
  begin: seconds(3),
  cancelAfter: option(seconds(3), { nil: undefined }),
});

function breakNetwork({ kind, host, at, duration, probability, afterBytes }: FaultPlan): void {
  const options = { start: at, duration, probability };
  const cut = afterBytes === undefined ? options : { ...options, afterBytes };
  if (kind === "refuse") simnet.refuse(host, options);
  else if (kind === "reset") simnet.reset(host, cut);
  else if (kind === "disconnect") simnet.disconnect(host, cut);
  else if (kind === "slow") simnet.slow(host, { ...options, latency: 0.5, bandwidth: 10_000 });
  else if (kind === "partition") simnet.partition("localhost", host, options);
  else if (kind === "failLookup") simnet.failLookup(host, options);
  else simnet.offline(options);
}

interface FaultPlan {
  kind: string;
  host: string;
  at: number;
  duration: number;
  probability: number;
  afterBytes: number | undefined;
}

interface ClientPlan {
  host: string;
  scheme: string;
  path: string;
  requests: number;
  begin: number;
  cancelAfter: number | undefined;
}

/** Starts a task, and cancels it when its plan says so. */
function* until(plan: ClientPlan, body: () => Body<void>): Body<void> {
  yield sleep(plan.begin);
  const task: Task<void> = createTask(coroutine(body()));
  if (plan.cancelAfter !== undefined) {
    yield sleep(plan.cancelAfter);
    task.cancel();
  }
  yield gather(task, { returnExceptions: true });
}

function* requestsOf({ host, scheme, path, requests }: ClientPlan): Body<void> {
  const href = `${scheme}://${host}${path}`;
  const connection = yield* connect(href);
  try {
    for (let index = 0; index < requests && connection.isOpen; index += 1) yield* send(connection, href);
  } finally {
    connection.close();
  }
}

test("whatever breaks, and whoever gives up: no connection stays open, no place taken, no request undecided", () => {
  const plans = property(
    array(fault, { maxLength: 5 }),
    array(client, { maxLength: 12 }),
    integer(),
    (faults, clients, seed) => {
      inRun(function* () {
        const big = new Uint8Array(300_000);
        for (const name of HOSTS) {
          const site = simnet.addHost(name, { concurrent: 2, queue: 3, bandwidth: 1_000_000, loss: 0.01 });
          site.route("/", () => "hello").route("/big", () => big);
          site.route("/slow", () => simnet.respond({ text: "done", delay: 1 }));
          site.route("/pieces", () =>
            simnet.respond({ pieces: [1, 2, 3].map((n) => ({ after: 0.3, text: `${n}` })) }),
          );
        }
        for (const plan of faults) breakNetwork(plan);
        yield gather(...clients.map((plan) => coroutine(until(plan, () => requestsOf(plan)))));
        // The longest that a side may keep on trying to say good-bye.
        yield sleep(2_000);
        expect(simnet.connections()).toEqual([]);
        for (const name of HOSTS) {
          const door = world().sites.get(name)?.door;
          expect([door?.active, door?.waiting]).toEqual([0, 0]);
        }
        expect(simnet.requests().filter(({ outcome }) => outcome === null)).toEqual([]);
      }, seed);
    },
  );
  assert(plans, { numRuns: 300 });
});

test("the same with streams that a program serves itself", () => {
  const plans = property(
    array(fault, { maxLength: 4 }),
    array(client, { maxLength: 8 }),
    integer(),
    (faults, clients, seed) => {
      inRun(function* () {
        for (const name of HOSTS) {
          simnet.addHost(name, { bandwidth: 1_000_000, loss: 0.01 });
          yield startServer(
            (reader, writer) =>
              coroutine(
                (function* (): Body<void> {
                  try {
                    for (;;) {
                      const data = (yield reader.read(20_000)) as Uint8Array;
                      if (data.length === 0) break;
                      writer.write(data);
                      yield writer.drain();
                    }
                  } finally {
                    writer.close();
                  }
                })(),
              ),
            name,
            7,
          );
        }
        for (const plan of faults) breakNetwork(plan);
        yield gather(
          ...clients.map((plan) =>
            coroutine(
              until(plan, function* () {
                const [reader, writer] = (yield openConnection(plan.host, 7)) as Awaited<
                  ReturnType<typeof openConnection>
                >;
                try {
                  for (let index = 0; index < plan.requests; index += 1) {
                    writer.write(new Uint8Array(50_000));
                    yield writer.drain();
                    yield reader.readexactly(50_000);
                  }
                } finally {
                  writer.close();
                }
              }),
            ),
          ),
        );
        yield sleep(2_000);
        expect(simnet.connections()).toEqual([]);
      }, seed);
    },
  );
  assert(plans, { numRuns: 200 });
});

test("latencies stay within their range, whatever the seed", () => {
  const delays = new Set<number>();
  for (let seed = 0; seed < 200; seed += 1) {
    inRun(function* () {
      simnet.addHost("a.test", { latency: [0.1, 0.2], bandwidth: 1e12 });
      const before = world().host.now();
      yield gather(openConnection(world().findHost("a.test")?.address as string, 1), {
        returnExceptions: true,
      });
      const taken = (world().host.now() - before) / 1e9;
      expect(taken).toBeGreaterThanOrEqual(0.2);
      expect(taken).toBeLessThanOrEqual(0.4);
      delays.add(taken);
    }, seed);
  }
  expect(delays.size).toBe(200);
});
