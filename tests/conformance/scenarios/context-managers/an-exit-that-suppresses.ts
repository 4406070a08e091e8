import * as asyncio from "asyncio";
import { RuntimeError, ValueError } from "builtins";

class Suppress {
  async __aenter__() {
    return this;
  }

  async __aexit__(kind, error, traceback) {
    console.log("suppressing", error.message);
    return error instanceof ValueError;
  }
}

async function main() {
  for (const error of [new ValueError("mine"), new RuntimeError("not mine")]) {
    try {
      {
        await using _ = await new Suppress();
        throw error;
      }
      console.log("went on");
    } catch (e) {
      if (!(e instanceof RuntimeError)) throw e;
      console.log(`${e.name}: ${e.message}`);
    }
  }
}

asyncio.run(main());
