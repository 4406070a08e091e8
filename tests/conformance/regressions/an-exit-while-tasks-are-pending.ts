import * as asyncio from "asyncio";
import { SystemExit } from "builtins";

async function nap() {
  try {
    await asyncio.sleep(1);
  } finally {
    console.log("cancelled at the end");
  }
}

async function main() {
  asyncio.createTask(nap());
  await asyncio.sleep(0);
  throw new SystemExit("enough");
}

asyncio.run(main());
