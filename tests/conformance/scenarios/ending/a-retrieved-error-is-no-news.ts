import * as asyncio from "asyncio";
import { ValueError } from "builtins";

async function fail(text) {
  throw new ValueError(text);
}

async function main() {
  const tasks = ["a", "b"].map((n) => asyncio.createTask(fail(n)));
  await asyncio.wait(tasks);
  console.log(tasks[0].exception().message);
  try {
    tasks[1].result();
  } catch (e) {
    if (!(e instanceof ValueError)) throw e;
    console.log(e.message);
  }
  console.log("main ends");
}

asyncio.run(main());
