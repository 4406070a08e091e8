import * as asyncio from "asyncio";

class Odd {
  *__await__() {
    yield 42;
  }
}

async function main() {
  try {
    await new Odd();
  } catch (e) {
    console.log(`${e.name}: ${e.message}`);
  }
}

asyncio.run(main());
