import { expect, test } from "vitest";
import { offsetOf, positionAfter } from "../../../src/components/editor/caret.ts";

const TEXT = "one\n\nthree";

test("every place of a text is found again by its line and column", () => {
  for (let offset = 0; offset <= TEXT.length; offset += 1) {
    expect(offsetOf(TEXT, positionAfter(TEXT.slice(0, offset)))).toBe(offset);
  }
});

test.each([
  [{ line: 1, column: 99 }, 3],
  [{ line: 2, column: 5 }, 4],
  [{ line: 9, column: 1 }, TEXT.length],
])("a place beyond the text, %j, is the nearest one before it", (position, offset) => {
  expect(offsetOf(TEXT, position)).toBe(offset);
});
