import * as asyncio from "asyncio";

async function main() {
  {
    await using limit = await asyncio.timeout(null);
    await asyncio.sleep(100);
    console.log(limit.when() === null ? "no limit" : "limit");
    limit.reschedule(asyncio.getRunningLoop().time() + 5);
    await asyncio.sleep(4);
  }
  console.log("left in time");
}

asyncio.run(main());
