import * as asyncio from "asyncio";
import { OSError } from "builtins";

async function fail() {
  await asyncio.sleep(1);
  throw new OSError("broken");
}

async function main() {
  try {
    await asyncio.shield(fail());
  } catch (e) {
    if (!(e instanceof OSError)) throw e;
    console.log(`${e.name}: ${e.message}`);
  }
  const done = asyncio.getRunningLoop().createFuture();
  done.setResult("at once");
  console.log(await asyncio.shield(done), asyncio.shield(done) === done ? "same" : "wrapped");
}

asyncio.run(main());
