import * as asyncio from "asyncio";
import { ValueError } from "builtins";

async function work(name, delay, fails = false) {
  await asyncio.sleep(delay);
  console.log(name, fails ? "fails" : "returns");
  if (fails) throw new ValueError(name);
}

async function main() {
  try {
    await asyncio.gather(work("a", 1, true), work("b", 2), work("c", 3, true));
  } catch (e) {
    if (!(e instanceof ValueError)) throw e;
    console.log(`${e.name}: ${e.message}`);
  }
  await asyncio.sleep(5);
  console.log("the later error was retrieved silently");
}

asyncio.run(main());
