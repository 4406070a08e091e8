import { expect, test } from "vitest";
import { isAbout, withoutFinalNewline } from "../../../src/components/editor/places.ts";

test("a diagnostic is about the file of its name, in whatever playground", () => {
  const at = (file: string) => ({ file, line: 1, column: 1, endLine: 1, endColumn: 2, message: "" });
  expect(isAbout(at("main.ts"), "playground-3/main.ts")).toBe(true);
  expect(isAbout(at("playground-3/main.ts"), "playground-3/main.ts")).toBe(true);
  expect(isAbout(at("main.ts"), "playground-3/domain.ts")).toBe(false);
});

test("what is shown and the end are the source", () => {
  for (const source of ["", "a", "a\n", "a\n\n", "\n"]) {
    const { shown, end } = withoutFinalNewline(source);
    expect(shown + end).toBe(source);
  }
  expect(withoutFinalNewline("a\n\n").shown).toBe("a\n");
});
