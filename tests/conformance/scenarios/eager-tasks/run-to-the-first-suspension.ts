import * as asyncio from "asyncio";

async function work(name) {
  console.log(name, "starts");
  await asyncio.sleep(1);
  console.log(name, "ends");
}

async function main() {
  const task = asyncio.createTask(work("eager"), { eagerStart: true });
  const lazy = asyncio.createTask(work("lazy"));
  console.log("both created");
  await asyncio.gather(task, lazy);
}

asyncio.run(main());
