import * as asyncio from "asyncio";

async function main() {
  console.log("nobody will ever set this event");
  await asyncio.sleep(1);
  try {
    await new asyncio.Event().wait();
  } finally {
    console.log("never");
  }
}

asyncio.run(main());
