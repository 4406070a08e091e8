import { expect, test } from "vitest";
import { printedBy, runProgram } from "../../support/run-program.ts";

const PRELUDE = `
import * as asyncio from "asyncio";
import * as simnet from "simnet";
import * as time from "time";
const loop = () => asyncio.getRunningLoop();
const address = simnet.addHost("far.test", { latency: 0.5, bandwidth: 1e15 }).route("/", () => "hi").address;
`;

test("a time-out and a connection at the same instant: the time-out wins, and the connection is closed", async () => {
  const lines = await printedBy(`${PRELUDE}
async function main() {
  for (const timeout of [0.999, 1, 1.001]) {
    try {
      const [reader, writer] = await asyncio.waitFor(asyncio.openConnection(address, 80), timeout);
      console.log("connected", loop().time() % 10);
      writer.close();
    } catch (e) { console.log((e as Error).name); }
    await asyncio.sleep(10 - loop().time() % 10);
    console.log(simnet.connections().length);
  }
}
asyncio.run(main());`);
  expect(lines).toEqual(["TimeoutError", "0", "TimeoutError", "0", "connected 1", "0"]);
});

test("what is ready goes before what the network reports, and that before timers that are due", async () => {
  const lines = await printedBy(`${PRELUDE}
async function main() {
  const [reader, writer] = await asyncio.openConnection(address, 80);
  writer.write(new TextEncoder().encode("GET / HTTP/1.1\\r\\n\\r\\n"));
  async function read() {
    await reader.readline();
    console.log("read");
  }
  const reading = asyncio.createTask(read());
  await asyncio.sleep(0);
  loop().callLater(3, () => {
    console.log("timer");
    loop().callSoon(() => console.log("the timer's next turn"));
  });
  time.sleep(3);
  loop().callSoon(() => console.log("ready"));
  await reading;
  await asyncio.sleep(0);
  writer.close();
}
asyncio.run(main());`);
  expect(lines).toEqual(["ready", "timer", "read", "the timer's next turn"]);
});

test("the network goes on while a coroutine blocks its loop", async () => {
  const lines = await printedBy(`${PRELUDE}
async function main() {
  let handled = 0;
  simnet.host("far.test").route("/t", () => { handled = time.time(); return "x"; });
  const begun = time.time();
  const [reader, writer] = await asyncio.openConnection(address, 80);
  writer.write(new TextEncoder().encode("GET /t HTTP/1.1\\r\\n\\r\\n"));
  time.sleep(5);
  const line = await reader.readline();
  console.log((handled - begun).toFixed(3), loop().time());
  writer.close();
}
asyncio.run(main());`);
  expect(lines).toEqual(["1.500 6"]);
});

test("a program that waits for a client that never comes is told so", async () => {
  const result = await runProgram([
    {
      path: "main.ts",
      source: `${PRELUDE}
async function main() {
  const server = await asyncio.startServer(() => {}, "localhost", 80);
  await server.serveForever();
}
asyncio.run(main());`,
    },
  ]);
  expect(result.status).toBe("deadlock");
  expect(result.error?.message).toContain("serveForever()");
});
