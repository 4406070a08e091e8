import * as asyncio from "asyncio";

async function wait(name, condition) {
  await using _ = await condition;
  await condition.wait();
  console.log(name, "woke");
}

async function main() {
  const condition = new asyncio.Condition();
  const tasks = ["a", "b", "c", "d"].map((n) => asyncio.createTask(wait(n, condition)));
  await asyncio.sleep(1);
  {
    await using _ = await condition;
    condition.notify();
  }
  await asyncio.sleep(1);
  {
    await using _ = await condition;
    condition.notify(2);
  }
  await asyncio.sleep(1);
  {
    await using _ = await condition;
    condition.notifyAll();
  }
  await asyncio.gather(...tasks);
}

asyncio.run(main());
