import * as asyncio from "asyncio";

async function* numbers() {
  try {
    yield 1;
    yield 2;
  } finally {
    await asyncio.sleep(1);
    console.log("closed");
  }
}

async function main() {
  const agen = numbers();
  for await (const n of agen) {
    console.log(n);
    break;
  }
  console.log("break does not close");
  await agen.aclose();
  console.log("main ends");
}

asyncio.run(main());
