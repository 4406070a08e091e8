import * as asyncio from "asyncio";

async function work() {
  try {
    await asyncio.sleep(10);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    console.log("cancelled inside");
    throw e;
  } finally {
    console.log("finally");
  }
}

async function main() {
  const task = asyncio.createTask(work());
  await asyncio.sleep(1);
  console.log("cancel", task.cancel() ? "yes" : "no");
  try {
    await task;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    console.log("main sees it");
  }
  console.log("cancelled", task.cancelled() ? "yes" : "no");
  console.log("again", task.cancel() ? "yes" : "no");
}

asyncio.run(main());
