import * as asyncio from "asyncio";

async function work() {}

async function main() {
  try {
    await asyncio.wait([]);
  } catch (e) {
    console.log(`${e.name}: ${e.message}`);
  }
  const coroutine = work();
  try {
    await asyncio.wait([coroutine]);
  } catch (e) {
    console.log(`${e.name}: ${e.message}`);
  }
  const task = asyncio.createTask(coroutine);
  try {
    await asyncio.wait([task], { returnWhen: "SOMETIME" });
  } catch (e) {
    console.log(`${e.name}: ${e.message}`);
  }
  await task;
}

asyncio.run(main());
