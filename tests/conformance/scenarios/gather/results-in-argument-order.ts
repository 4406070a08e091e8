import * as asyncio from "asyncio";

async function work(name, delay) {
  await asyncio.sleep(delay);
  console.log(name, "done");
  return name;
}

async function main() {
  console.log((await asyncio.gather(work("slow", 3), work("quick", 1), work("middle", 2))).join(" "));
}

asyncio.run(main());
