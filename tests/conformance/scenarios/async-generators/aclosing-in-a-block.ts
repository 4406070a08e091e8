import * as asyncio from "asyncio";

async function* numbers() {
  try {
    for (let n = 0; n < 10; n++) yield n;
  } finally {
    console.log("closed in the block");
  }
}

async function main() {
  {
    await using agen = numbers();
    for await (const n of agen) {
      console.log(n);
      if (n === 1) break;
    }
  }
  console.log("after the block");
}

asyncio.run(main());
