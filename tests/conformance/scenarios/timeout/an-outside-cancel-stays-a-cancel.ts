import * as asyncio from "asyncio";

async function work() {
  try {
    await using _ = await asyncio.timeout(5);
    await asyncio.sleep(10);
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    console.log("never");
  }
}

async function main() {
  const task = asyncio.createTask(work());
  await asyncio.sleep(1);
  task.cancel();
  await asyncio.wait([task]);
  console.log("cancelled", task.cancelled() ? "yes" : "no", task.cancelling());
}

asyncio.run(main());
