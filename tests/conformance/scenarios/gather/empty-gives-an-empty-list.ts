import * as asyncio from "asyncio";

async function main() {
  console.log("count", (await asyncio.gather()).length);
  await asyncio.sleep(1);
  console.log("end");
}

asyncio.run(main());
