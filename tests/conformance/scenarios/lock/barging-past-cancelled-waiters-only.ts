import * as asyncio from "asyncio";

async function work(name, lock) {
  await using _ = await lock;
  console.log(name);
}

async function main() {
  const lock = new asyncio.Lock();
  await lock.acquire();
  const waiter = asyncio.createTask(work("waiter", lock));
  await asyncio.sleep(0);
  waiter.cancel();
  lock.release();
  await lock.acquire();
  console.log("taken at once");
  lock.release();
  await asyncio.wait([waiter]);
}

asyncio.run(main());
