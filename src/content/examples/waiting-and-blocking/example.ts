import * as asyncio from "asyncio";
import * as httpx from "httpx";

const URL = "https://httpbin.org/delay/1"; // answers after a second

async function clock() {
  while (true) {
    await asyncio.sleep(0.5);
    console.log("tick");
  }
}

async function waiting() {
  await using client = await new httpx.AsyncClient();
  const responses = await asyncio.gather(
    client.get("https://example.com"),
    client.get(URL),
  );
  console.log(...responses.map((response) => response.statusCode));
}

async function blocking() {
  const response = httpx.get(URL); // no await: nobody else has a turn
  console.log(response.statusCode);
}

async function main() {
  const ticks = asyncio.createTask(clock(), { name: "clock" });
  console.log("waiting");
  await waiting();
  console.log("blocking");
  await blocking();
  ticks.cancel();
}

asyncio.run(main());
