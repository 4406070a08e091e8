import * as asyncio from "asyncio";

async function work() {
  try {
    await asyncio.sleep(10);
  } finally {
    console.log("cleaning");
    await asyncio.sleep(3);
    console.log("clean");
  }
}

async function main() {
  try {
    await asyncio.waitFor(work(), 1);
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    console.log(`${e.name}: ${e.message}`);
  }
}

asyncio.run(main());
