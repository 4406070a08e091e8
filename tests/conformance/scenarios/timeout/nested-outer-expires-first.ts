import * as asyncio from "asyncio";

async function main() {
  try {
    await using _ = await asyncio.timeout(1);
    try {
      await using _ = await asyncio.timeout(2);
      await asyncio.sleep(5);
    } catch (e) {
      if (!(e instanceof asyncio.TimeoutError)) throw e;
      console.log("never: the inner one did not expire");
    } finally {
      console.log("passing");
    }
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    console.log("outer expired");
  }
}

asyncio.run(main());
