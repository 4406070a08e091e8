import * as asyncio from "asyncio";

async function fetch() {
  console.log("never");
}

async function main() {
  await asyncio.sleep(1);
  console.log("main ends");
  fetch();
}

asyncio.run(main());
