import * as asyncio from "asyncio";

async function main() {
  const condition = new asyncio.Condition();
  for (const use of [() => condition.notify(), () => condition.notifyAll()]) {
    try {
      use();
    } catch (e) {
      console.log(e.message);
    }
  }
  try {
    await condition.wait();
  } catch (e) {
    console.log(e.message);
  }
}

asyncio.run(main());
