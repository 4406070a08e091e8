import * as asyncio from "asyncio";

async function waitForIt(future) {
  try {
    return await future;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    console.log("cancel wins");
    throw e;
  }
}

async function main() {
  const future = asyncio.getRunningLoop().createFuture();
  const task = asyncio.createTask(waitForIt(future));
  await asyncio.sleep(1);
  future.setResult("value");
  task.cancel();
  try {
    console.log(await task);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    console.log("cancelled");
  }
}

asyncio.run(main());
