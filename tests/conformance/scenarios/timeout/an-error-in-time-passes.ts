import * as asyncio from "asyncio";
import { ValueError } from "builtins";

async function main() {
  for (const delay of [1, 3]) {
    try {
      await using _ = await asyncio.timeout(2);
      try {
        await asyncio.sleep(delay);
      } finally {
        throw new ValueError(`after ${delay}`);
      }
    } catch (e) {
      if (!(e instanceof ValueError)) throw e;
      console.log(`${e.name}: ${e.message}`);
    }
  }
  console.log("requests", asyncio.currentTask().cancelling());
}

asyncio.run(main());
