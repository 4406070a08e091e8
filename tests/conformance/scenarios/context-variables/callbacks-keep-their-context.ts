import * as asyncio from "asyncio";
import { ContextVar } from "contextvars";

const name = new ContextVar("name");

async function main() {
  const loop = asyncio.getRunningLoop();
  name.set("first");
  loop.callLater(1, () => console.log("timer", name.get()));
  const token = name.set("second");
  loop.callSoon(() => console.log("soon", name.get()));
  name.reset(token);
  console.log("reset to", name.get());
  await asyncio.sleep(2);
}

asyncio.run(main());
