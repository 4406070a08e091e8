import { expect, test } from "vitest";
import { timelineToSvg } from "../../../src/components/timeline/svg.ts";
import { timelineRows } from "../../../src/components/timeline/text-rows.ts";
import { timelineFor } from "./programs.ts";

const FAILING = `
async function nap() { await asyncio.sleep(1); throw new Error("no"); }
async function main() {
  const lock = new asyncio.Lock();
  await using _ = await lock;
  await asyncio.createTask(nap(), { name: "napper" });
}
asyncio.run(main());`;

test("the text says in words what the timeline draws", async () => {
  const { rows } = timelineRows(await timelineFor(FAILING));
  expect(rows.map(({ lane, from, to, what }) => `${lane} | ${from} | ${to} | ${what}`)).toEqual([
    "Task-1 (main) | 0.000 | 0.000 | is created by the program",
    "Task-1 (main) | 0.000 | 1.000 | waits for napper, at line 7",
    "Task-1 (main) | 1.000 | 1.000 | fails: Error: no",
    "napper (nap) | 0.000 | 0.000 | is created by Task-1",
    "napper (nap) | 0.000 | 1.000 | waits for sleep(1), at line 3",
    "napper (nap) | 1.000 | 1.000 | fails: Error: no",
    "Lock | 0.000 | 1.000 | is held by Task-1",
  ]);
});

test("of a long run the text gives the first rows, and counts the rest", async () => {
  const { rows, hidden } = timelineRows(
    await timelineFor(`
async function nap() { await asyncio.sleep(1); }
async function main() { await asyncio.gather(...Array.from({ length: 500 }, nap)); }
asyncio.run(main());`),
  );
  expect(rows).toHaveLength(300);
  expect(hidden).toBe(501 * 3 - 300);
});

test("as SVG the timeline is a document of its own, with everything that is drawn told in it", async () => {
  const { trace } = await timelineFor(FAILING.replace('"napper"', '"<n> & \\"m\\""'));
  for (const axis of ["time", "steps"] as const) {
    const svg = timelineToSvg(trace, { axis, title: "Naps" });
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).toContain("&lt;n&gt; &amp; &quot;m&quot;");
    expect(svg).toContain("failed at 1.000 s</title>");
    expect(svg).toContain("waits for sleep(1)");
    expect(svg).not.toMatch(/NaN|undefined|var\(--|class=/);
  }
});
