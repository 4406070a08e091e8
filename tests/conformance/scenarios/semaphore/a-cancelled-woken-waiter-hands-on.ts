import * as asyncio from "asyncio";

async function work(name, semaphore) {
  await using _ = await semaphore;
  console.log(name, "has it");
}

async function main() {
  const semaphore = new asyncio.Semaphore(0);
  const [a, b] = ["a", "b"].map((n) => asyncio.createTask(work(n, semaphore)));
  await asyncio.sleep(1);
  semaphore.release();
  a.cancel();
  await asyncio.wait([a, b]);
  console.log("a", a.cancelled() ? "cancelled" : "done");
}

asyncio.run(main());
