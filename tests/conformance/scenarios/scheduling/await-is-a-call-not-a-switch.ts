import * as asyncio from "asyncio";

async function other() {
  console.log("other task");
}

async function inner() {
  console.log("inner");
}

async function main() {
  const task = asyncio.createTask(other());
  await inner();
  console.log("back in main");
  await task;
  await task;
  console.log("done");
}

asyncio.run(main());
