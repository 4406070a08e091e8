import * as asyncio from "asyncio";

async function main() {
  console.log(await asyncio.sleep(1, "slept"));
  console.log(await asyncio.sleep(-1, "no time passes"));
  try {
    await asyncio.sleep(NaN);
  } catch (e) {
    console.log(`${e.name}: ${e.message}`);
  }
}

asyncio.run(main());
