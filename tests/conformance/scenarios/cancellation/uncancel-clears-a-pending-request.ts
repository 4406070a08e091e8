import * as asyncio from "asyncio";

async function main() {
  const task = asyncio.currentTask();
  task.cancel();
  console.log("requests", task.cancelling());
  console.log("left", task.uncancel());
  await asyncio.sleep(1);
  console.log("not cancelled");
}

asyncio.run(main());
