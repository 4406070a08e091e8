import * as asyncio from "asyncio";
import { IndexError, KeyError, LookupError, RuntimeError, TypeError, ValueError } from "builtins";

const show = (x) => (x === null ? "None" : x);

async function main() {
  async function deep() {
    try {
      try {
        throw new ValueError("one");
      } catch (e) {
        throw new KeyError("two");
      }
    } catch {
      try {
        throw new LookupError("three");
      } finally {
        throw new RuntimeError("four");
      }
    }
  }
  function helper() {
    throw new IndexError("helper");
  }
  try {
    await deep();
  } catch (error) {
    for (let e = error; e !== null; e = e.__context__) console.log(e.name, e.message);
  }
  try {
    try {
      throw new ValueError("a");
    } catch {
      try {
        helper();
      } catch (i) {
        console.log(i.__context__ === null ? "NoneType" : i.__context__.name);
      }
      helper();
    }
  } catch (e) {
    console.log(e.__context__.name, e.__context__.__context__ === null ? "NoneType" : "?");
  }
  for (let n = 0; n < 2; n++) {
    try {
      try {
        if (n === 0) throw new ValueError("again");
      } finally {
        if (n === 1) throw new TypeError("fin");
      }
    } catch (e) {
      console.log(n, e.name, show(e.__context__));
    }
  }
  throw new ValueError("end", { cause: new KeyError("cause") });
}

asyncio.run(main());
