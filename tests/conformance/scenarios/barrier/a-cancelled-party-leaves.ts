import * as asyncio from "asyncio";

async function party(name, barrier) {
  console.log(name, await barrier.wait());
}

async function main() {
  const barrier = new asyncio.Barrier(3);
  const [a, b] = [..."ab"].map((name) => asyncio.createTask(party(name, barrier)));
  await asyncio.sleep(1);
  console.log("waiting", barrier.nWaiting);
  a.cancel();
  await asyncio.wait([a]);
  console.log("waiting", barrier.nWaiting);
  const tasks = [..."cdefg"].map((name) => asyncio.createTask(party(name, barrier)));
  await asyncio.sleep(1);
  console.log("waiting", barrier.nWaiting, "done", tasks.filter((task) => task.done()).length);
  await barrier.reset();
  await asyncio.gather(...tasks, { returnExceptions: true });
  await barrier.abort();
  console.log("broken", barrier.broken ? "yes" : "no", barrier.nWaiting);
}

asyncio.run(main());
