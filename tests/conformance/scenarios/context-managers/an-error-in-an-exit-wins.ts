import * as asyncio from "asyncio";
import { RuntimeError, ValueError } from "builtins";

class Breaks {
  async __aenter__() {
    return this;
  }

  async __aexit__(kind, error, traceback) {
    throw new RuntimeError("in the exit");
  }
}

async function main() {
  try {
    await using _ = await new Breaks();
    throw new ValueError("in the body");
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    console.log(`${e.name}: ${e.message}`);
    console.log("context:", e.__context__.name);
  }
}

asyncio.run(main());
