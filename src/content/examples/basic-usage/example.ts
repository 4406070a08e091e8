import * as asyncio from "asyncio";

async function fetchData(id: number) {
  await asyncio.sleep(1); // stands for a slow request
  return `Data ${id}`;
}

async function main() {
  // One after another: three seconds
  console.log("One after another");
  console.log(await fetchData(1));
  console.log(await fetchData(2));
  console.log(await fetchData(3));

  // All at once: one second
  console.log("All at once");
  const results = await asyncio.gather(
    fetchData(1),
    fetchData(2),
    fetchData(3),
  );
  for (const result of results) console.log(result);
}

asyncio.run(main());
