import * as asyncio from "asyncio";

async function main() {
  let outer;
  {
    await using entered = await asyncio.timeout(3);
    outer = entered;
    try {
      await using _ = await asyncio.timeout(1);
      await asyncio.sleep(5);
    } catch (e) {
      if (!(e instanceof asyncio.TimeoutError)) throw e;
      console.log("inner expired");
    }
    await asyncio.sleep(1);
    console.log("work goes on");
  }
  console.log("outer", outer.expired() ? "expired" : "in time");
}

asyncio.run(main());
