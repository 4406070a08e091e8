import * as asyncio from "asyncio";

async function work(name, lock) {
  {
    await using _ = await lock;
    console.log(name, "in");
    await asyncio.sleep(1);
  }
  console.log(name, "out");
}

async function main() {
  const lock = new asyncio.Lock();
  await asyncio.gather(...["a", "b", "c"].map((n) => work(n, lock)));
  console.log("locked", lock.locked() ? "yes" : "no");
}

asyncio.run(main());
