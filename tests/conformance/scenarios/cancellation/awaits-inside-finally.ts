import * as asyncio from "asyncio";

async function work() {
  try {
    await asyncio.sleep(10);
  } finally {
    console.log("cleaning");
    await asyncio.sleep(2);
    console.log("clean");
  }
}

async function main() {
  const task = asyncio.createTask(work());
  await asyncio.sleep(1);
  task.cancel();
  await asyncio.wait([task]);
  console.log("cancelled", task.cancelled() ? "yes" : "no");
}

asyncio.run(main());
