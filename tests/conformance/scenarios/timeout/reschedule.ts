import * as asyncio from "asyncio";

async function main() {
  const loop = asyncio.getRunningLoop();
  try {
    await using limit = await asyncio.timeout(1);
    await asyncio.sleep(0.5);
    limit.reschedule(loop.time() + 2);
    await asyncio.sleep(1);
    console.log("past the first deadline");
    limit.reschedule(loop.time() - 1);
    await asyncio.sleep(1);
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    console.log("expired at once");
  }
}

asyncio.run(main());
