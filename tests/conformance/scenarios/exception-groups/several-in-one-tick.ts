import * as asyncio from "asyncio";
import { ExceptionGroup, RuntimeError } from "builtins";

async function fail(name) {
  await asyncio.sleep(1);
  throw new RuntimeError(name);
}

async function main() {
  try {
    await using group = await new asyncio.TaskGroup();
    for (const name of ["a", "b", "c"]) group.createTask(fail(name));
  } catch (g) {
    if (!(g instanceof ExceptionGroup)) throw g;
    console.log(g.exceptions.length, g.exceptions.map((e) => e.message).join(" "));
  }
}

asyncio.run(main());
