import * as asyncio from "asyncio";

function work() {}

try {
  asyncio.run(work);
} catch (e) {
  console.log(`${e.name}: ${e.message}`);
}
try {
  asyncio.run(7);
} catch (e) {
  console.log(`${e.name}: ${e.message}`);
}
