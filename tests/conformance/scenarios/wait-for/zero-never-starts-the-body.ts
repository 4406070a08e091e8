import * as asyncio from "asyncio";

async function work() {
  console.log("never printed");
}

async function main() {
  const done = asyncio.getRunningLoop().createFuture();
  done.setResult("done already");
  console.log(await asyncio.waitFor(done, 0));
  for (const timeout of [0, -1]) {
    try {
      await asyncio.waitFor(work(), timeout);
    } catch (e) {
      if (!(e instanceof asyncio.TimeoutError)) throw e;
      console.log("timed out", timeout);
    }
  }
}

asyncio.run(main());
