import { expect, test } from "vitest";
import { printedBy } from "../../support/run-program.ts";

test("a timer without a moment runs at once, as CPython's does, and one of no number is refused", async () => {
  const printed = await printedBy(`
import * as asyncio from "asyncio";
async function main() {
  const loop = asyncio.getRunningLoop();
  for (const plan of [
    () => loop.callLater(Number.NaN, () => console.log("at", loop.time())),
    () => loop.callLater("1" as never, () => {}),
    () => loop.callAt("1" as never, () => {}),
  ]) {
    try {
      plan();
    } catch (e) {
      console.log((e as Error).name + ": " + (e as Error).message);
    }
  }
  await asyncio.sleep(1);
}
asyncio.run(main());`);
  expect(printed).toEqual([
    "TypeError: unsupported operand type(s) for +: 'float' and 'string'",
    "TypeError: '<' not supported between instances of 'string' and 'float'",
    "at 0",
  ]);
});
