import { describe, expect, test } from "vitest";
import { fuzz } from "./fuzz/fuzz.ts";
import { generate } from "./fuzz/generate.ts";
import { describeFinding } from "./fuzz/report.ts";
import { shrink } from "./fuzz/shrink.ts";
import type { Node, ProgramTree } from "./fuzz/tree.ts";
import { write } from "./fuzz/write.ts";

describe("random programs", () => {
  test("2,000 print in TypeScript what they print in CPython, and leave the same trace twice", async () => {
    const { compared, findings } = await fuzz({
      seed: 1,
      from: 0,
      programs: 2000,
      threads: 2,
      mostFindings: 1,
    });
    expect(findings.map(describeFinding)).toEqual([]);
    expect(compared).toBe(2000);
  }, 180_000);

  test("are the same for the same seed and number", () => {
    expect(write(generate(7, 3))).toEqual(write(generate(7, 3)));
    expect(write(generate(7, 3))).not.toEqual(write(generate(7, 4)));
    expect(write(generate(7, 3))).not.toEqual(write(generate(8, 3)));
  });

  test("shrink to the construct that matters", async () => {
    const has = (nodes: readonly Node[], kind: string): boolean =>
      nodes.some((node) => node.kind === kind || has(Object.values(node.blocks).flat(), kind));
    const main = (tree: ProgramTree): readonly Node[] => tree.functions.at(-1)?.body ?? [];
    let index = 0;
    while (!has(main(generate(1, index)), "shield")) index += 1;
    const smallest = await shrink(generate(1, index), async (tree) => has(main(tree), "shield"));
    expect(main(smallest).map((node) => node.kind)).toEqual(["shield"]);
  });
});
