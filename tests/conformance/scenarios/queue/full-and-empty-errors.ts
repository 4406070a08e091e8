import * as asyncio from "asyncio";

async function main() {
  const queue = new asyncio.Queue({ maxsize: 1 });
  console.log("empty", queue.empty() ? "yes" : "no", "maxsize", queue.maxsize);
  for (const use of [() => queue.getNowait(), () => queue.putNowait("a"), () => queue.putNowait("b")]) {
    try {
      use();
    } catch (e) {
      if (!(e instanceof asyncio.QueueEmpty || e instanceof asyncio.QueueFull)) throw e;
      console.log(`${e.name}: ${e.message}`);
    }
  }
  console.log("full", queue.full() ? "yes" : "no", queue.getNowait());
}

asyncio.run(main());
