import * as asyncio from "asyncio";

async function inner() {
  try {
    await asyncio.sleep(10);
  } finally {
    console.log("inner ends");
  }
}

async function outer(task) {
  await task;
}

async function main() {
  const child = asyncio.createTask(inner());
  const parent = asyncio.createTask(outer(child));
  await asyncio.sleep(1);
  parent.cancel("stop");
  try {
    await parent;
  } catch (e) {
    console.log(`${e.name}: ${e.message}`);
  }
  console.log("child", child.cancelled() ? "cancelled" : "alive");
}

asyncio.run(main());
