import * as asyncio from "asyncio";

async function main() {
  const tasks = ["x", "y", "z"].map((name) => asyncio.createTask(asyncio.sleep(0, name)));
  await asyncio.sleep(1);
  for (const coroutine of asyncio.asCompleted(tasks)) {
    console.log(await coroutine);
  }
}

asyncio.run(main());
