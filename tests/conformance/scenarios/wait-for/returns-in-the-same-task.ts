import * as asyncio from "asyncio";

async function work() {
  await asyncio.sleep(1);
  return asyncio.currentTask().getName();
}

async function main() {
  console.log(asyncio.currentTask().getName(), await asyncio.waitFor(work(), 2));
  console.log(await asyncio.waitFor(work(), null));
}

asyncio.run(main());
