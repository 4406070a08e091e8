import * as asyncio from "asyncio";

async function step(n) {
  await asyncio.sleep(n);
  return asyncio.getRunningLoop();
}

let runner;
let first;
{
  using entered = new asyncio.Runner();
  runner = entered;
  first = runner.run(step(1));
  const second = runner.run(step(2));
  console.log(first === second && second === runner.getLoop() ? "same loop" : "another");
}
console.log(first.isClosed() ? "closed" : "open");
const late = step(3);
try {
  runner.run(late);
} catch (e) {
  console.log(`${e.name}: ${e.message}`);
}
late.close();
