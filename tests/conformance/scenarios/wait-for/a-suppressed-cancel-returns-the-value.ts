import * as asyncio from "asyncio";

async function stubborn() {
  try {
    await asyncio.sleep(10);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    await asyncio.sleep(1);
    return "in spite of the time-out";
  }
}

async function main() {
  try {
    console.log(await asyncio.waitFor(stubborn(), 1));
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    console.log("timed out");
  }
  console.log("requests", asyncio.currentTask().cancelling());
}

asyncio.run(main());
