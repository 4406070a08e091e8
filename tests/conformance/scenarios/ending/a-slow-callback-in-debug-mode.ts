import * as asyncio from "asyncio";
import * as time from "time";

async function slow() {
  time.sleep(0.25);
  console.log("blocked");
}

async function quick() {
  time.sleep(0.05);
  console.log("short enough");
}

async function main() {
  console.log("debug", asyncio.getRunningLoop().getDebug() ? "on" : "off");
  await asyncio.createTask(slow());
  await asyncio.createTask(quick());
}

asyncio.run(main(), { debug: true });
