import * as asyncio from "asyncio";
import { ValueError } from "builtins";

class Tag {
  constructor(name) {
    this.name = name;
  }

  __enter__() {
    console.log("<" + this.name + ">");
    return this.name.toUpperCase();
  }

  __exit__(kind, error, traceback) {
    console.log("</" + this.name + ">");
    return error != null && error.message === "swallow";
  }
}

async function main() {
  {
    using name = new Tag("a");
    await asyncio.sleep(1);
    console.log(name);
  }
  {
    using _ = new Tag("b");
    throw new ValueError("swallow");
  }
  console.log("end");
}

asyncio.run(main());
