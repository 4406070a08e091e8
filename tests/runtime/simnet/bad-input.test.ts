import { expect, test } from "vitest";
import { printedBy } from "../../support/run-program.ts";

test.each([
  ["simnet.addHost()", "TypeError: a host's name must be a text, not None"],
  ['simnet.addHost("example.com")', "ValueError: there is a host 'example.com': use simnet.host"],
  ['simnet.host("nowhere.test")', "ValueError: there is no host 'nowhere.test'"],
  [
    'simnet.addHost("a.test", { lag: 1 })',
    "TypeError: simnet.addHost() got an unexpected keyword argument 'lag'",
  ],
  [
    'simnet.addHost("a.test", { latency: [2, 1] })',
    "ValueError: latency must be a number of seconds, or two in order",
  ],
  ['simnet.addHost("a.test").route("users", () => "")', "ValueError: a path begins with '/', not as 'users'"],
  [
    'simnet.slow("example.com", { delay: 1 })',
    "TypeError: simnet.slow() got an unexpected keyword argument 'delay'",
  ],
  ["simnet.respond({ code: 404 })", "TypeError: simnet.respond() got an unexpected keyword argument 'code'"],
])("%s is refused: %s", async (call, text) => {
  const printed = await printedBy(
    `import * as simnet from "simnet";\ntry { ${call}; } catch (e) { console.log(e.name + ": " + e.message); }`,
  );
  expect(printed).toEqual([text]);
});
