import * as asyncio from "asyncio";
import { ValueError } from "builtins";

async function main() {
  await asyncio.sleep(2);
  throw new ValueError("uncaught");
}

console.log("before");
asyncio.run(main());
console.log("never");
