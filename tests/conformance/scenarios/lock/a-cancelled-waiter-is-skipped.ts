import * as asyncio from "asyncio";

async function work(name, lock) {
  await using _ = await lock;
  console.log(name);
}

async function main() {
  const lock = new asyncio.Lock();
  await lock.acquire();
  const [a, b, c] = ["a", "b", "c"].map((n) => asyncio.createTask(work(n, lock)));
  await asyncio.sleep(1);
  b.cancel();
  lock.release();
  await asyncio.wait([a, b, c]);
  console.log("b", b.cancelled() ? "cancelled" : "done");
}

asyncio.run(main());
