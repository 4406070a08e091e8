import { expect, test } from "vitest";
import { lanesOf } from "../../../src/components/timeline/lanes.ts";
import { layOut } from "../../../src/components/timeline/layout.ts";
import { timelineRows } from "../../../src/components/timeline/rows.ts";
import { traceProgram } from "../../support/run-program.ts";

async function lanes(source: string) {
  return lanesOf(
    await traceProgram([{ path: "main.ts", source: `import * as asyncio from "asyncio";\n${source}` }]),
  );
}

test("waits are as wide as they are long, on an axis that ends with the run", async () => {
  const layout = layOut(
    await lanes(
      `async function main() { await asyncio.sleep(1); await asyncio.sleep(3); }\nasyncio.run(main());`,
    ),
  );
  expect(layout.lanes[0]?.bars.map(({ x, width }) => [x, width])).toEqual([
    [0, 25],
    [25, 75],
  ]);
  expect(layout.lanes[0]?.steps).toEqual([0, 25, 100]);
  expect(layout.lanes[0]?.end).toBe(100);
  expect(layout.ticks).toEqual([0, 1, 2, 3, 4].map((second) => ({ x: second * 25, label: `${second} s` })));
});

test("a label is left out of a bar that is too narrow for it", async () => {
  const layout = layOut(
    await lanes(
      `async function main() { await asyncio.sleep(0.1); await asyncio.sleep(9.9); }\nasyncio.run(main());`,
    ),
  );
  expect(layout.lanes[0]?.bars.map(({ label }) => label)).toEqual(["never", "always"]);
});

test("a wait that never ends reaches beyond the end of the run, even if no time passed", async () => {
  const layout = layOut(
    await lanes(`async function main() { await new asyncio.Future(); }\nasyncio.run(main());`),
  );
  expect(layout.lanes[0]?.bars.map(({ x, width }) => [x, width])).toEqual([[0, 100]]);
  expect(layout.hasOpenWaits).toBe(true);
});

test("a run that takes no virtual time has an axis too", async () => {
  const layout = layOut(await lanes(`async function main() {}\nasyncio.run(main());`));
  expect(layout.ticks).toEqual([{ x: 0, label: "0 s" }]);
  expect(layout.lanes[0]).toMatchObject({ from: 0, to: 0, steps: [0], end: 0, bars: [] });
});

test("of very many tasks the first are drawn, and the rest counted", async () => {
  const layout = layOut(
    await lanes(`
async function nap() { await asyncio.sleep(1); }
async function main() { await asyncio.gather(...Array.from({ length: 500 }, nap)); }
asyncio.run(main());`),
  );
  expect(layout.lanes.length + layout.hidden).toBe(501);
  expect(layout.hidden).toBeGreaterThan(0);
});

test("the text says in words what the timeline draws", async () => {
  const { rows } = timelineRows(
    await lanes(`
async function nap() { await asyncio.sleep(1); throw new Error("no"); }
async function main() { await asyncio.createTask(nap(), { name: "napper" }); }
asyncio.run(main());`),
  );
  expect(rows.map(({ task, from, to, what }) => `${task} | ${from} | ${to} | ${what}`)).toEqual([
    "Task-1 (main) | 0.000 | 0.000 | is created by the program",
    "Task-1 (main) | 0.000 | 1.000 | waits for napper, at line 4",
    "Task-1 (main) | 1.000 | 1.000 | fails: Error: no",
    "napper (nap) | 0.000 | 0.000 | is created by Task-1",
    "napper (nap) | 0.000 | 1.000 | waits for sleep(1), at line 3",
    "napper (nap) | 1.000 | 1.000 | fails: Error: no",
  ]);
});
