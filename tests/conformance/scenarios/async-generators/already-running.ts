import * as asyncio from "asyncio";

async function* numbers() {
  await asyncio.sleep(1);
  yield 1;
}

async function main() {
  const agen = numbers();
  const first = asyncio.ensureFuture(agen.__anext__());
  await asyncio.sleep(0);
  for (const use of [() => agen.__anext__(), () => agen.aclose()]) {
    try {
      await use();
    } catch (e) {
      console.log(`${e.name}: ${e.message}`);
    }
  }
  console.log(await first);
}

asyncio.run(main());
