import * as asyncio from "asyncio";

async function attempt(n) {
  await asyncio.sleep(4 - n);
  return `attempt ${n}`;
}

async function main() {
  for (let n = 1; n < 5; n++) {
    try {
      await using _ = await asyncio.timeout(1.5);
      console.log(await attempt(n));
      break;
    } catch (e) {
      if (!(e instanceof asyncio.TimeoutError)) throw e;
      console.log("too slow:", n);
    }
  }
  console.log("after the loop");
}

asyncio.run(main());
