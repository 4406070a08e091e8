import * as asyncio from "asyncio";

const kept = [];

async function* numbers() {
  try {
    while (true) yield 1;
  } finally {
    await asyncio.sleep(1);
    console.log("generator closed");
  }
}

async function main() {
  kept.push(numbers());
  for await (const n of kept[0]) {
    console.log("got", n);
    break;
  }
  console.log("main ends");
}

asyncio.run(main());
