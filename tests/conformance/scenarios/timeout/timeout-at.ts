import * as asyncio from "asyncio";

async function main() {
  const loop = asyncio.getRunningLoop();
  await asyncio.sleep(1);
  try {
    await using _ = await asyncio.timeoutAt(loop.time() + 2);
    await asyncio.sleep(10);
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    console.log("at three");
  }
  try {
    await using _ = await asyncio.timeoutAt(loop.time() - 1);
    console.log("the body starts");
    await asyncio.sleep(0);
    console.log("never");
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    console.log("already past");
  }
}

asyncio.run(main());
