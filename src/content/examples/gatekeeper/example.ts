import * as asyncio from "asyncio";

async function fetchPage(id: number, semaphore: asyncio.Semaphore) {
  await using _ = await semaphore; // three at a time get past this line
  await asyncio.sleep(1 + (id % 4) / 4); // stands for a request
  if (id === 4) throw new Error("404 Not Found");
  return `page ${id}`;
}

async function main() {
  const semaphore = new asyncio.Semaphore(3);
  const pages = [];
  for (let id = 0; id < 10; id++) {
    pages.push(asyncio.createTask(fetchPage(id, semaphore), { name: `page-${id}` }));
  }
  await asyncio.sleep(1.5);
  console.log("Nobody needs page 7 any more");
  pages[7].cancel();
  const results = await asyncio.gather(...pages, { returnExceptions: true });
  for (const result of results) {
    console.log(typeof result === "string" ? result : "no page");
  }
}

asyncio.run(main());
