import * as asyncio from "asyncio";

async function wait(condition) {
  await using _ = await condition;
  try {
    await condition.wait();
  } catch (e) {
    if (e instanceof asyncio.CancelledError) console.log("cancelled:", e.message);
    throw e;
  }
}

async function main() {
  const condition = new asyncio.Condition();
  const task = asyncio.createTask(wait(condition));
  const other = asyncio.createTask(wait(condition));
  await asyncio.sleep(1);
  {
    await using _ = await condition;
    task.cancel("first");
    await asyncio.sleep(1);
    task.cancel("second");
    await asyncio.sleep(1);
    console.log("waits on", task.done() ? "no" : "yes", task.cancelling());
  }
  await asyncio.sleep(1);
  console.log("other", other.cancelled() ? "cancelled" : other.done() ? "done" : "waits");
  console.log("locked", condition.locked() ? "yes" : "no");
  await asyncio.wait([task, other], { timeout: 1 });
  const own = new asyncio.Lock();
  const shared = new asyncio.Condition(own);
  {
    await using _ = await own;
    shared.notifyAll();
    console.log("shares the lock");
  }
}

asyncio.run(main());
