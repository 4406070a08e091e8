import * as asyncio from "asyncio";

async function main() {
  const limit = asyncio.timeout(1);
  try {
    limit.reschedule(2);
  } catch (e) {
    console.log(e.message);
  }
  {
    await using _ = await limit;
  }
  try {
    limit.reschedule(3);
  } catch (e) {
    console.log(e.message);
  }
  try {
    await using _ = await limit;
  } catch (e) {
    console.log(e.message);
  }
}

asyncio.run(main());
