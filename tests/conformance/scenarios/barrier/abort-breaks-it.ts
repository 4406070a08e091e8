import * as asyncio from "asyncio";

async function party(name, barrier) {
  try {
    await barrier.wait();
  } catch (e) {
    if (!(e instanceof asyncio.BrokenBarrierError)) throw e;
    console.log(name, `${e.name}: ${e.message}`);
  }
}

async function main() {
  const barrier = new asyncio.Barrier(3);
  const tasks = ["a", "b"].map((n) => asyncio.createTask(party(n, barrier)));
  await asyncio.sleep(1);
  await barrier.abort();
  console.log("broken", barrier.broken ? "yes" : "no");
  await asyncio.gather(...tasks);
  await party("late", barrier);
  await barrier.reset();
  console.log("broken", barrier.broken ? "yes" : "no");
}

asyncio.run(main());
