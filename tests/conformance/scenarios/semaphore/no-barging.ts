import * as asyncio from "asyncio";

async function work(name, semaphore) {
  await semaphore.acquire();
  console.log(name);
  semaphore.release();
}

async function main() {
  const semaphore = new asyncio.Semaphore(1);
  await semaphore.acquire();
  const first = asyncio.createTask(work("first", semaphore));
  await asyncio.sleep(0);
  semaphore.release();
  console.log("locked", semaphore.locked() ? "yes" : "no");
  await work("barging", semaphore);
  await first;
  console.log("locked", semaphore.locked() ? "yes" : "no");
}

asyncio.run(main());
