import { expect, test } from "vitest";
import { isEqual, isLess } from "../../../src/runtime/builtins/compare.ts";

test("arrays compare as tuples: the first elements that differ decide, then the length", () => {
  expect(isLess([1, "b"], [1, "c"])).toBe(true);
  expect(isLess([1], [1, 0])).toBe(true);
  expect(isLess([2], [1, 0])).toBe(false);
  expect(isLess([[1, 2]], [[1, 3]])).toBe(true);
  expect(isLess([], [])).toBe(false);
});

test("numbers of all kinds compare by value", () => {
  expect(isLess(1, 2n)).toBe(true);
  expect(isLess(false, 1)).toBe(true);
  expect(isEqual([1, true], [1n, 1])).toBe(true);
  expect(isLess(Number.NaN, 1)).toBe(false);
});

test("strings compare by code point, not by UTF-16 unit", () => {
  expect(isLess("\uff5e", "\u{1f600}")).toBe(true);
  expect(isLess("a\u{1f600}", "a\u{1f601}")).toBe(true);
  expect(isLess("a", "ab")).toBe(true);
});

test("objects compare by their own methods, the right one's reflected where the left has none", () => {
  class Age {
    readonly years: number;
    constructor(years: number) {
      this.years = years;
    }
    __gt__(other: { years: number }): boolean {
      return this.years > other.years;
    }
    __eq__(other: unknown): boolean {
      return other instanceof Age && other.years === this.years;
    }
  }
  expect(isLess({ years: 3 }, new Age(4))).toBe(true);
  expect(isLess([new Age(1), "a"], [new Age(1), "b"])).toBe(true);
});

test("what has no order is Python's TypeError", () => {
  expect(() => isLess({}, {})).toThrow("'<' not supported between instances of 'Object' and 'Object'");
  expect(() => isLess(1, "a")).toThrow("'<' not supported between instances of 'number' and 'string'");
  expect(() => isLess(null, 1)).toThrow("'<' not supported between instances of 'null' and 'number'");
});
