import * as asyncio from "asyncio";

async function wait(name, event) {
  await event.wait();
  console.log(name);
}

async function main() {
  const event = new asyncio.Event();
  const tasks = ["a", "b", "c"].map((n) => asyncio.createTask(wait(n, event)));
  await asyncio.sleep(1);
  event.set();
  console.log("set", event.isSet() ? "yes" : "no");
  await asyncio.gather(...tasks);
  await event.wait();
  console.log("no wait when set");
}

asyncio.run(main());
