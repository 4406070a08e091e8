import * as asyncio from "asyncio";
import { ValueError } from "builtins";

async function main() {
  const lock = new asyncio.Lock();
  try {
    lock.release();
  } catch (e) {
    console.log(`${e.name}: ${e.message}`);
  }
  try {
    await using _ = await lock;
    throw new ValueError("inside");
  } catch (e) {
    if (!(e instanceof ValueError)) throw e;
    console.log("locked", lock.locked() ? "yes" : "no");
  }
}

asyncio.run(main());
