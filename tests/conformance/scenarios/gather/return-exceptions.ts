import * as asyncio from "asyncio";
import { RuntimeError } from "builtins";

async function work(name, delay, fails = false) {
  await asyncio.sleep(delay);
  if (fails) throw new RuntimeError(name);
  return name;
}

async function main() {
  const results = await asyncio.gather(
    work("a", 2, true), work("b", 1), work("c", 3, true), { returnExceptions: true }
  );
  for (const result of results) {
    console.log(typeof result === "string" ? result : `${result.name}: ${result.message}`);
  }
}

asyncio.run(main());
