import * as asyncio from "asyncio";

async function work() {
  for (let i = 0; i < 2; i++) {
    try {
      await asyncio.sleep(1);
      console.log("slept", i);
    } catch (e) {
      if (!(e instanceof asyncio.CancelledError)) throw e;
      console.log("caught", i, e.message);
    }
  }
  console.log("cancelling", asyncio.currentTask().cancelling());
  return "ended";
}

async function main() {
  const task = asyncio.createTask(work());
  await asyncio.sleep(0);
  task.cancel("first");
  task.cancel("second");
  console.log(await task);
}

asyncio.run(main());
