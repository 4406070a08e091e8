import * as asyncio from "asyncio";

async function count(name) {
  for (let i = 0; i < 3; i++) {
    console.log(name, i);
    await asyncio.sleep(0);
  }
}

async function main() {
  await asyncio.gather(count("a"), count("b"), count("c"));
}

asyncio.run(main());
