import * as asyncio from "asyncio";

async function inner() {
  await asyncio.sleep(3);
  console.log("inner done");
  return "kept";
}

async function outer(task) {
  await asyncio.shield(task);
}

async function main() {
  const task = asyncio.createTask(inner());
  const waiting = asyncio.createTask(outer(task));
  await asyncio.sleep(1);
  waiting.cancel();
  try {
    await waiting;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    console.log("outer cancelled");
  }
  console.log(await task);
}

asyncio.run(main());
