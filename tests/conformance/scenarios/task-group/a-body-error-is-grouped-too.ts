import * as asyncio from "asyncio";
import { ExceptionGroup, RuntimeError, ValueError } from "builtins";

async function work() {
  try {
    await asyncio.sleep(5);
  } finally {
    throw new RuntimeError("in the clean-up");
  }
}

async function main() {
  try {
    await using group = await new asyncio.TaskGroup();
    group.createTask(work());
    await asyncio.sleep(1);
    throw new ValueError("in the body");
  } catch (g) {
    if (!(g instanceof ExceptionGroup)) throw g;
    for (const e of g.exceptions) console.log(`${e.name}: ${e.message}`);
  }
}

asyncio.run(main());
