import * as asyncio from "asyncio";

async function work(n, semaphore) {
  await using _ = await semaphore;
  console.log("start", n);
  await asyncio.sleep(1);
  console.log("end", n);
}

async function main() {
  const semaphore = new asyncio.Semaphore(2);
  await asyncio.gather(...[0, 1, 2, 3, 4].map((n) => work(n, semaphore)));
}

asyncio.run(main());
