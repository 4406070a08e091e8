import * as asyncio from "asyncio";

async function main() {
  const inner = asyncio.createTask(asyncio.sleep(5));
  const outer = asyncio.shield(inner);
  asyncio.getRunningLoop().callLater(1, () => inner.cancel());
  try {
    await outer;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    console.log("cancelled from inside");
  }
  console.log("requests", asyncio.currentTask().cancelling());
  console.log("outer", outer.cancelled() ? "cancelled" : "alive");
}

asyncio.run(main());
