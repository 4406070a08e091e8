import { describe, expect, it } from "vitest";
import { outweighs } from "../../../src/sandbox/frame/weight.ts";

describe("outweighs", () => {
  it.each([
    ["characters", "x".repeat(101)],
    ["texts in lists", { strings: ["x".repeat(60), "x".repeat(60)] }],
    ["bytes", { column: new Float64Array(20) }],
    ["entries", Array.from({ length: 101 }, () => 0)],
    ["keys", Object.fromEntries(Array.from({ length: 101 }, (_, index) => [index, 0]))],
  ])("counts %s", (_, message) => {
    expect(outweighs(message, 100)).toBe(true);
    expect(outweighs(message, 1000)).toBe(false);
  });

  it("counts what comes twice once, and ends in a circle", () => {
    const buffer = new ArrayBuffer(60);
    const circle: Record<string, unknown> = { one: new Uint8Array(buffer), two: new Uint8Array(buffer) };
    circle.self = circle;
    expect(outweighs(circle, 100)).toBe(false);
  });
});
