import * as asyncio from "asyncio";

async function waiter(name, future) {
  console.log(name, await future);
}

async function main() {
  const future = asyncio.getRunningLoop().createFuture();
  const tasks = ["a", "b", "c"].map((name) => asyncio.createTask(waiter(name, future)));
  await asyncio.sleep(1);
  future.setResult("go");
  console.log("set");
  await asyncio.gather(...tasks);
}

asyncio.run(main());
