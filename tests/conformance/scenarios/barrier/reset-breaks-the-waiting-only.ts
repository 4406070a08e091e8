import * as asyncio from "asyncio";

async function party(name, barrier) {
  try {
    console.log(name, await barrier.wait());
  } catch (e) {
    if (!(e instanceof asyncio.BrokenBarrierError)) throw e;
    console.log(name, `${e.name}: ${e.message}`);
  }
}

async function main() {
  const barrier = new asyncio.Barrier(2);
  const first = asyncio.createTask(party("first", barrier));
  await asyncio.sleep(1);
  await barrier.reset();
  await first;
  await asyncio.gather(party("second", barrier), party("third", barrier));
  try {
    new asyncio.Barrier(0);
  } catch (e) {
    console.log(`${e.name}: ${e.message}`);
  }
}

asyncio.run(main());
