import * as asyncio from "asyncio";

async function wait(name, condition) {
  await using _ = await condition;
  await condition.wait();
  console.log(name, "woke");
}

async function main() {
  const condition = new asyncio.Condition();
  const [a, b] = ["a", "b"].map((n) => asyncio.createTask(wait(n, condition)));
  await asyncio.sleep(1);
  {
    await using _ = await condition;
    condition.notify();
  }
  a.cancel();
  await asyncio.wait([a, b]);
  console.log("a", a.cancelled() ? "cancelled" : "done");
}

asyncio.run(main());
