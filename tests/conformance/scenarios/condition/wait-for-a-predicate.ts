import * as asyncio from "asyncio";

async function consumer(condition, items) {
  await using _ = await condition;
  await condition.waitFor(() => items.length >= 3);
  console.log("got", items.join(" "));
}

async function main() {
  const condition = new asyncio.Condition();
  const items = [];
  const task = asyncio.createTask(consumer(condition, items));
  for (const name of ["x", "y", "z"]) {
    await asyncio.sleep(1);
    await using _ = await condition;
    items.push(name);
    console.log("added", name);
    condition.notifyAll();
  }
  await task;
}

asyncio.run(main());
