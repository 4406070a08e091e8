import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { LESSON_PLACES } from "../../src/components/lessons.ts";

test("every lesson that is linked to is a heading of a page that exists", () => {
  for (const { page, anchor, title } of Object.values(LESSON_PLACES)) {
    const text = readFileSync(`src/content/docs/${page}.mdx`, "utf8");
    const headings = [...text.matchAll(/^#+ (.+)$/gm)].map((match) => match[1] ?? "");
    const anchors = headings.map((heading) => heading.toLowerCase().replaceAll(" ", "-"));
    expect(anchors).toContain(anchor);
    expect(title.toLowerCase().replaceAll(" ", "-")).toBe(anchor);
  }
});
