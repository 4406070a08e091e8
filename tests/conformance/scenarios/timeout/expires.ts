import * as asyncio from "asyncio";

async function main() {
  let limit;
  try {
    await using entered = await asyncio.timeout(1);
    limit = entered;
    console.log("when", limit.when().toFixed(1));
    await asyncio.sleep(5);
    console.log("never");
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    console.log("expired", limit.expired() ? "yes" : "no");
  }
  {
    await using entered = await asyncio.timeout(5);
    limit = entered;
    await asyncio.sleep(1);
  }
  console.log("expired", limit.expired() ? "yes" : "no");
}

asyncio.run(main());
