import * as asyncio from "asyncio";
import { ValueError } from "builtins";

async function straggler() {
  try {
    await asyncio.sleep(100);
  } finally {
    throw new ValueError("while leaving");
  }
}

async function main() {
  const handler = (loop, context) => console.log("handler:", context.message, context.exception.message);
  asyncio.getRunningLoop().setExceptionHandler(handler);
  const task = asyncio.createTask(straggler());
  await asyncio.sleep(1);
  console.log("main ends", !task.done() ? "pending" : "done");
}

asyncio.run(main());
