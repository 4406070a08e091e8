import * as asyncio from "asyncio";
import { KeyboardInterrupt } from "builtins";

async function leave() {
  await asyncio.sleep(1);
  throw new KeyboardInterrupt("by hand");
}

async function work() {
  try {
    await asyncio.sleep(5);
  } finally {
    console.log("sibling ends");
  }
}

async function main() {
  try {
    await using group = await new asyncio.TaskGroup();
    group.createTask(work());
    group.createTask(leave());
  } catch (e) {
    if (!(e instanceof KeyboardInterrupt)) throw e;
    console.log(`main: ${e.name}: ${e.message}`);
  }
}

try {
  asyncio.run(main());
} catch (e) {
  console.log(`${e.name}: ${e.message}`);
}
