import * as asyncio from "asyncio";

async function wait(condition) {
  await using _ = await condition;
  try {
    await condition.wait();
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    console.log("cancelled, lock", condition.locked() ? "held" : "free");
    throw e;
  }
}

async function main() {
  const condition = new asyncio.Condition();
  const task = asyncio.createTask(wait(condition));
  await asyncio.sleep(1);
  {
    await using _ = await condition;
    task.cancel();
    await asyncio.sleep(2);
    console.log("main lets go");
  }
  await asyncio.wait([task]);
  console.log(task.cancelled() ? "cancelled" : "done");
}

asyncio.run(main());
