import * as asyncio from "asyncio";

async function inner() {}

async function main() {
  const coroutine = inner();
  try {
    asyncio.run(coroutine);
  } catch (e) {
    console.log(`${e.name}: ${e.message}`);
  }
  try {
    asyncio.getRunningLoop().runUntilComplete(coroutine);
  } catch (e) {
    console.log(`${e.name}: ${e.message}`);
  }
  coroutine.close();
}

asyncio.run(main());
try {
  asyncio.getRunningLoop();
} catch (e) {
  console.log(`${e.name}: ${e.message}`);
}
