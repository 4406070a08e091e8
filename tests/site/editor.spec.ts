import type { Locator, Page } from "@playwright/test";
import { expect as expectSoon, test } from "./fixtures.ts";

/** The editor and TypeScript take their time to load on a busy machine. */
const expect = expectSoon.configure({ timeout: 15_000 });

/** Comes to the playground's button, which is enabled when the playground has come to life. */
async function open(page: Page): Promise<Locator> {
  await page.goto("/core-concepts/");
  const button = page.getByRole("button", { name: "Edit", exact: true });
  await button.scrollIntoViewIfNeeded();
  await expect(button).toBeEnabled();
  return button;
}

/** Opens the playground's editor, with the cursor at the end of the program. */
async function edit(page: Page): Promise<void> {
  await (await open(page)).click();
  await expect(page.getByRole("textbox", { name: /^Program/ })).toBeFocused();
  await page.keyboard.press("Control+End");
}

test("the editor stands where the program stood, to the pixel", async ({ page }) => {
  const button = await open(page);
  const before = await page.locator(".pl-code-static").first().boundingBox();
  await button.click();
  await expect(page.locator(".monaco-editor .view-line").first()).toBeVisible();
  const after = await page.locator(".pl-editor").first().boundingBox();
  expect(after?.height).toBe(before?.height);
  expect(after?.width).toBe(before?.width);
});

test("completion offers what asyncio has, and documents it", async ({ page }) => {
  await edit(page);
  await page.keyboard.type("\nasyncio.createT");
  const suggestion = page.locator(".suggest-widget .monaco-list-row").first();
  await expect(suggestion).toContainText("createTask");
  await expect(suggestion).toContainText("function createTask");
});

test("what is no part of the language is marked, and says what to write", async ({ page }) => {
  await edit(page);
  await page.keyboard.type("\nawait main();");
  await expect(page.locator(".squiggly-error")).toHaveCount(1);
  await page.keyboard.press("F8");
  await expect(page.locator(".marker-widget")).toContainText("there is no top-level await here");
});

test("Tab indents, and after Esc leaves the editor, as the hint says", async ({ page }) => {
  await edit(page);
  const editor = page.getByRole("textbox", { name: /Press Esc, then Tab, to leave the editor/ });
  await expect(page.getByText("Press Esc, then Tab, to leave the editor")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(editor).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+Tab");
  await expect(editor).not.toBeFocused();
  await editor.focus();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(editor).not.toBeFocused();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the editor is a text area, and Monaco is not loaded", async ({ page }) => {
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await (await open(page)).click();
    const area = page.getByRole("textbox", { name: /^Program/ });
    await expect(area).toHaveValue(/asyncio\.run\(main\(\)\);$/);
    await area.press("Tab");
    await expect(area).not.toBeFocused();
    expect(requests.filter((url) => /code-editor|worker/.test(url))).toEqual([]);
  });
});
