import * as asyncio from "asyncio";

async function wait(name, event) {
  await event.wait();
  console.log(name, "woke,", event.isSet() ? "set" : "clear");
}

async function main() {
  const event = new asyncio.Event();
  const tasks = ["a", "b"].map((n) => asyncio.createTask(wait(n, event)));
  await asyncio.sleep(1);
  event.set();
  event.clear();
  await asyncio.gather(...tasks);
  try {
    await asyncio.waitFor(event.wait(), 1);
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    console.log("clear again");
  }
}

asyncio.run(main());
