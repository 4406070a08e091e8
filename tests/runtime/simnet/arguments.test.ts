import { expect, test } from "vitest";
import { printedBy } from "../../support/run-program.ts";

/** What each expression throws, or that it threw nothing. */
async function thrownBy(...expressions: string[]): Promise<string[]> {
  return printedBy(`
import * as simnet from "simnet";
const attempts: (() => unknown)[] = [${expressions.map((one) => `() => ${one}`).join(", ")}];
for (const attempt of attempts) {
  try {
    attempt();
    console.log("fine");
  } catch (e) {
    console.log((e as Error).name + ": " + (e as Error).message);
  }
}`);
}

test("a host's settings must make sense", async () => {
  const printed = await thrownBy(
    'simnet.addHost("a.test", { latency: [0.1, 0.2], bandwidth: Infinity, ttl: Infinity, concurrent: 3, queue: 0 })',
    'simnet.addHost("A B")',
    'simnet.addHost("b.test", { latency: Infinity })',
    'simnet.addHost("b.test", { latency: [0.2, 0.1] })',
    'simnet.addHost("b.test", { loss: 2 })',
    'simnet.addHost("b.test", { address: "b" })',
    'simnet.addHost("b.test", { address: "127.0.0.1" })',
    'simnet.addHost("b.test", { concurrent: 0 })',
    'simnet.addHost("b.test", { rateLimit: { requests: 5 } as never })',
    'simnet.addHost("b.test", { latancy: 1 } as object)',
    'simnet.host("a.test").configure({ queue: -1 })',
    'simnet.host("a.test").configure({ address: "10.0.0.1" } as object)',
    'simnet.link("a.test", "localhost", { ttl: 1 } as object)',
  );
  expect(printed).toEqual([
    "fine",
    "ValueError: a host's name must be of small letters, digits, dots and hyphens, as in 'api.example', not 'A B'",
    "ValueError: latency must be a number of seconds, or two in order",
    "ValueError: latency must be a number of seconds, or two in order",
    "ValueError: loss must be from 0 to 1, not 2",
    "ValueError: address must be an IPv4 address, not 'b'",
    "ValueError: the address 127.0.0.1 is that of localhost",
    "ValueError: concurrent must be a whole number from 1 on, not 0",
    "ValueError: rateLimit.seconds must be more than 0, not None",
    "TypeError: addHost() got an unexpected keyword argument 'latancy'",
    "ValueError: queue must be a whole number from 0 on, not -1",
    "ValueError: the address of a.test cannot be changed",
    "TypeError: link() got an unexpected keyword argument 'ttl'",
  ]);
});

test("a route needs a path and a function, and a response one body", async () => {
  const printed = await thrownBy(
    'simnet.addHost("a.test").route("/users/{id}", () => "a", { method: "get" })',
    'simnet.host("a.test").route("users", () => "a")',
    'simnet.host("a.test").route("/users?id=1", () => "a")',
    'simnet.host("a.test").route("/{id}/{id}", () => "a")',
    'simnet.host("a.test").route("/", "a" as never)',
    "simnet.respond({ status: 99 })",
    'simnet.respond({ json: 1, text: "a" })',
    "simnet.respond({ delay: -1 })",
  );
  expect(printed).toEqual([
    "fine",
    "ValueError: a route's path must begin with '/', not 'users'",
    "ValueError: /users?id=1: a route is found by its path, without a query",
    "ValueError: /{id}/{id} names a part twice",
    "TypeError: the handler of / must be a function, not 'a'",
    "ValueError: status must be from 200 to 599, not 99",
    "ValueError: a response has one body: json or text",
    "ValueError: delay must be a number from 0 on, not -1",
  ]);
});

test("a fault at a host that is not there, or with an option that it does not have, is refused", async () => {
  const printed = await thrownBy(
    'simnet.refuse("exmaple.com")',
    'simnet.refuse("example.com", { path: "/" } as object)',
    'simnet.reset("example.com", { afterBytes: -1 })',
    'simnet.slow("example.com", { bandwidth: 0 })',
    'simnet.partition("localhost", "nowhere")',
    "simnet.offline({ duration: -1 })",
    "simnet.offline({ count: 0 })",
    'simnet.failLookup("nowhere.test", { temporary: false })',
    "simnet.seed(-1)",
  );
  expect(printed).toEqual([
    "ValueError: there is no host 'exmaple.com'",
    "TypeError: refuse() got an unexpected keyword argument 'path'",
    "ValueError: afterBytes must be a whole number from 0 on, not -1",
    "ValueError: bandwidth must be more than 0, not 0",
    "ValueError: there is no host 'nowhere'",
    "ValueError: duration must be a number from 0 on, not -1",
    "ValueError: count must be a whole number from 1 on, not 0",
    "fine",
    "ValueError: seed must be a whole number from 0 on, not -1",
  ]);
});
