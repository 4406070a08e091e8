import * as asyncio from "asyncio";
import { ValueError } from "builtins";

async function main() {
  const future = asyncio.getRunningLoop().createFuture();
  for (const ask of [() => future.result(), () => future.exception()]) {
    try {
      ask();
    } catch (e) {
      console.log(`${e.name}: ${e.message}`);
    }
  }
  future.setResult(1);
  try {
    future.setResult(2);
  } catch (e) {
    console.log(`${e.name}: ${e.message}`);
  }
  const task = asyncio.currentTask();
  for (const use of [() => task.setResult(1), () => task.setException(new ValueError("x"))]) {
    try {
      use();
    } catch (e) {
      console.log(`${e.name}: ${e.message}`);
    }
  }
}

asyncio.run(main());
