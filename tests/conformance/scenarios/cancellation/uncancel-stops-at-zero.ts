import * as asyncio from "asyncio";

async function work() {
  const task = asyncio.currentTask();
  try {
    await asyncio.sleep(5);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    console.log("requests", task.cancelling());
    console.log("left", task.uncancel());
    console.log("left", task.uncancel());
  }
  await asyncio.sleep(1);
  return "finished";
}

async function main() {
  const task = asyncio.createTask(work());
  await asyncio.sleep(1);
  task.cancel();
  console.log(await task, task.cancelling());
}

asyncio.run(main());
