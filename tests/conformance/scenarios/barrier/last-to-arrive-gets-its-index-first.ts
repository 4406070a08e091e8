import * as asyncio from "asyncio";

async function party(name, delay, barrier) {
  await asyncio.sleep(delay);
  const index = await barrier.wait();
  console.log(name, index);
}

async function main() {
  const barrier = new asyncio.Barrier(3);
  await asyncio.gather(party("a", 1, barrier), party("b", 3, barrier), party("c", 2, barrier));
  console.log("parties", barrier.parties, "waiting", barrier.nWaiting);
}

asyncio.run(main());
