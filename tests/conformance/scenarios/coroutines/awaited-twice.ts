import * as asyncio from "asyncio";

async function work() {
  await asyncio.sleep(1);
  return "once";
}

async function main() {
  const coroutine = work();
  console.log(await coroutine);
  try {
    await coroutine;
  } catch (e) {
    console.log(`${e.name}: ${e.message}`);
  }
  const busy = work();
  const task = asyncio.createTask(busy);
  await asyncio.sleep(0.5);
  try {
    await busy;
  } catch (e) {
    console.log(`${e.name}: ${e.message}`);
  }
  console.log(await task);
}

asyncio.run(main());
