import * as asyncio from "asyncio";

async function nap(name, ...delays) {
  for (const delay of delays) await asyncio.sleep(delay);
  console.log(name);
}

async function main() {
  await asyncio.gather(
    nap("sum", 0.1, 0.2), nap("whole", 0.3), nap("thirds", 0.1, 0.1, 0.1), nap("late", 0.4)
  );
}

asyncio.run(main());
