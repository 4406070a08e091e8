import * as asyncio from "asyncio";

async function work() {
  await asyncio.sleep(10);
}

async function main() {
  const child = asyncio.createTask(work());
  const other = asyncio.createTask(asyncio.sleep(2, "other"));
  asyncio.getRunningLoop().callLater(1, () => child.cancel());
  try {
    await asyncio.gather(child, other);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    console.log("cancelling", asyncio.currentTask().cancelling());
  }
  console.log(await other);
}

asyncio.run(main());
