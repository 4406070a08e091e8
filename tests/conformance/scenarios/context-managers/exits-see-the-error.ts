import * as asyncio from "asyncio";
import { ValueError } from "builtins";

class Manager {
  constructor(name) {
    this.name = name;
  }

  async __aenter__() {
    await asyncio.sleep(1);
    console.log("enter", this.name);
    return this.name;
  }

  async __aexit__(kind, error, traceback) {
    await asyncio.sleep(1);
    console.log("exit", this.name, error ? error.name : "no error");
  }
}

async function main() {
  try {
    await using a = await new Manager("a");
    await using b = await new Manager("b");
    console.log("body", a, b);
    throw new ValueError("oops");
  } catch (e) {
    if (!(e instanceof ValueError)) throw e;
    console.log("outside", e.message);
  }
  await using _ = await new Manager("c");
  console.log("body c");
}

asyncio.run(main());
