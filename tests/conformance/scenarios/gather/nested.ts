import * as asyncio from "asyncio";

async function work(n) {
  await asyncio.sleep(n);
  console.log("work", n);
  return n;
}

async function main() {
  const [low, high] = await asyncio.gather(
    asyncio.gather(work(2), work(1)), asyncio.gather(work(4), work(3))
  );
  console.log([...low, ...high].join("-"));
}

asyncio.run(main());
