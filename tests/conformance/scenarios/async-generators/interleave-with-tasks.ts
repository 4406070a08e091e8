import * as asyncio from "asyncio";

async function* numbers(name, delay) {
  for (let n = 0; n < 3; n++) {
    await asyncio.sleep(delay);
    yield n;
  }
}

async function show(name, delay) {
  for await (const n of numbers(name, delay)) console.log(name, n);
}

async function main() {
  await asyncio.gather(show("slow", 2), show("quick", 1));
}

asyncio.run(main());
