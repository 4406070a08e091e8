import * as asyncio from "asyncio";

const other = asyncio.newEventLoop();
const future = other.createFuture();

async function main() {
  try {
    await future;
  } catch (e) {
    console.log(e.name, e.message.split("> ").at(-1));
  }
}

asyncio.run(main());
other.close();
