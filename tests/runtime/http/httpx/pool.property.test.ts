import { array, assert, constantFrom, double, integer, option, property, record } from "fast-check";
import { expect, test } from "vitest";
import { gather } from "../../../../src/runtime/asyncio/gather.ts";
import { sleep } from "../../../../src/runtime/asyncio/sleep.ts";
import { createTask } from "../../../../src/runtime/asyncio/tasks.ts";
import { AsyncClient } from "../../../../src/runtime/http/httpx/async-client.ts";
import { HTTPError } from "../../../../src/runtime/http/httpx/exceptions.ts";
import { Limits } from "../../../../src/runtime/http/httpx/limits.ts";
import type { Response } from "../../../../src/runtime/http/httpx/response.ts";
import { Timeout } from "../../../../src/runtime/http/httpx/timeout.ts";
import type { Body } from "../../../../src/runtime/loop/coroutine.ts";
import * as simnet from "../../../../src/runtime/simnet/index.ts";
import { coroutine, inRun } from "../../network/client.ts";

const HOSTS = ["a.test", "b.test", "c.test"] as const;
const seconds = (most: number) => double({ min: 0, max: most, noNaN: true });
const limit = option(constantFrom(0.02, 0.2, 1), { nil: null });

const fault = record({
  kind: constantFrom("refuse", "reset", "disconnect", "slow", "partition", "failLookup"),
  host: constantFrom(...HOSTS),
  start: seconds(2),
  duration: seconds(2),
  probability: constantFrom(0.3, 1),
  afterBytes: integer({ min: 1, max: 60_000 }),
});

const requester = record({
  url: constantFrom(...HOSTS.flatMap((host) => [`http://${host}`, `https://${host}`])),
  path: constantFrom("/", "/big", "/slow", "/pieces", "/away"),
  begin: seconds(2),
  cancelAfter: option(seconds(1), { nil: null }),
  use: constantFrom("read", "stream", "leave"),
  timeout: record({ connect: limit, read: limit, write: limit, pool: limit }),
});

const limits = record({
  maxConnections: constantFrom(1, 2, 5),
  maxKeepaliveConnections: constantFrom(0, 1, 5),
  keepaliveExpiry: constantFrom(0.1, 5),
});

type FaultPlan = {
  kind: string;
  host: string;
  start: number;
  duration: number;
  probability: number;
  afterBytes: number;
};
type Plan = {
  url: string;
  path: string;
  begin: number;
  cancelAfter: number | null;
  use: string;
  timeout: ConstructorParameters<typeof Timeout>[0];
};

function breakNetwork({ kind, host, afterBytes, ...options }: FaultPlan): void {
  if (kind === "refuse") simnet.refuse(host, options);
  else if (kind === "reset") simnet.reset(host, { ...options, afterBytes });
  else if (kind === "disconnect") simnet.disconnect(host, options);
  else if (kind === "slow") simnet.slow(host, { ...options, latency: 0.3, bandwidth: 20_000 });
  else if (kind === "partition") simnet.partition("localhost", host, options);
  else simnet.failLookup(host, options);
}

function* exchange(client: AsyncClient, { url, path, use, timeout }: Plan): Body<void> {
  const options = { timeout: new Timeout(timeout), followRedirects: true };
  if (use === "read") {
    yield client.get(url + path, options);
    return;
  }
  const stream = client.stream("GET", url + path, options) as unknown as {
    __aenter__(): unknown;
    __aexit__(): unknown;
  };
  const response = (yield stream.__aenter__()) as Response;
  try {
    if (use === "stream") yield response.aread();
  } finally {
    yield stream.__aexit__();
  }
}

function* until(client: AsyncClient, plan: Plan): Body<void> {
  yield sleep(plan.begin);
  const task = createTask(coroutine(exchange(client, plan)));
  if (plan.cancelAfter !== null) {
    yield sleep(plan.cancelAfter);
    task.cancel();
  }
  const [outcome] = (yield gather(task, { returnExceptions: true })) as unknown[];
  // Nothing but httpx's own errors, and the cancellation, reaches the program.
  if (outcome instanceof Error && !(outcome instanceof HTTPError))
    expect(outcome.name).toBe("CancelledError");
}

test("whatever breaks, and whoever gives up: the pool holds idle connections only, never too many, and nobody waits", () => {
  const schedule = property(
    array(fault, { maxLength: 5 }),
    array(requester, { maxLength: 15 }),
    limits,
    integer(),
    (faults, plans, options, seed) => {
      inRun(function* () {
        const big = new Uint8Array(100_000);
        for (const name of HOSTS) {
          const site = simnet.addHost(name, { concurrent: 3, queue: 3, bandwidth: 1_000_000, loss: 0.01 });
          site.route("/", () => "hello").route("/big", () => big);
          site.route("/slow", () => simnet.respond({ text: "done", delay: 0.5 }));
          site.route("/pieces", () =>
            simnet.respond({ pieces: [1, 2, 3].map((n) => ({ after: 0.1, text: `${n}` })) }),
          );
          site.route("/away", () =>
            simnet.respond({ status: 302, headers: { Location: "http://b.test/pieces" }, text: "go" }),
          );
        }
        for (const plan of faults) breakNetwork(plan);
        const client = new AsyncClient({ limits: new Limits(options) });
        const pool = client._pool;
        let worst = 0;
        const watching = createTask(
          coroutine(
            (function* (): Body<void> {
              for (;;) {
                worst = Math.max(worst, pool.size);
                yield sleep(0.01);
              }
            })(),
          ),
        );
        yield gather(...plans.map((plan) => coroutine(until(client, plan))));
        watching.cancel();
        expect(worst).toBeLessThanOrEqual(options.maxConnections);
        expect(pool.waiting).toBe(0);
        expect(pool.size).toBe(pool.idle);
        expect(pool.idle).toBeLessThanOrEqual(options.maxKeepaliveConnections);
        yield client.aclose();
        expect(pool.size).toBe(0);
        // The longest that a side may keep on trying to say good-bye.
        yield sleep(2_000);
        expect(simnet.connections()).toEqual([]);
        expect(simnet.requests().filter(({ outcome }) => outcome === null)).toEqual([]);
      }, seed);
    },
  );
  assert(schedule, { numRuns: 150 });
});
