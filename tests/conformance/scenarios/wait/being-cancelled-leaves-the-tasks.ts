import * as asyncio from "asyncio";

async function waiter(task) {
  await asyncio.wait([task]);
}

async function main() {
  const task = asyncio.createTask(asyncio.sleep(3, "finished"));
  const waiting = asyncio.createTask(waiter(task));
  await asyncio.sleep(1);
  waiting.cancel();
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  console.log("waiter", waiting.cancelled() ? "cancelled" : "waits");
  console.log(await task);
}

asyncio.run(main());
