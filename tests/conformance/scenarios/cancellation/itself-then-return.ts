import * as asyncio from "asyncio";

async function work() {
  asyncio.currentTask().cancel();
  console.log("still running");
  return "lost";
}

async function main() {
  const task = asyncio.createTask(work());
  try {
    console.log(await task);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    console.log("cancelled, the result is lost");
  }
}

asyncio.run(main());
