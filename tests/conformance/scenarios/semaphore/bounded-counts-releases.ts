import * as asyncio from "asyncio";

async function main() {
  const semaphore = new asyncio.BoundedSemaphore(1);
  await semaphore.acquire();
  semaphore.release();
  try {
    semaphore.release();
  } catch (e) {
    console.log(`${e.name}: ${e.message}`);
  }
  for (const Kind of [asyncio.Semaphore, asyncio.BoundedSemaphore]) {
    try {
      new Kind(-1);
    } catch (e) {
      console.log(`${e.name}: ${e.message}`);
    }
  }
}

asyncio.run(main());
