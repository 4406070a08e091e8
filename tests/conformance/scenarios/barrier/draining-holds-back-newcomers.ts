import * as asyncio from "asyncio";

async function party(name, barrier) {
  for (let lap = 0; lap < 2; lap++) {
    {
      await using index = await barrier;
      console.log(name, "lap", lap, "index", index);
    }
    await asyncio.sleep(name === "a" ? 1 : 2);
  }
}

async function main() {
  const barrier = new asyncio.Barrier(2);
  await asyncio.gather(party("a", barrier), party("b", barrier));
}

asyncio.run(main());
