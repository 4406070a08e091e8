import { expect, test } from "./fixtures.ts";

test("the home page leads to Core Concepts, and the search finds that page", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveTitle(/Playloop/);

  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("core concepts");
  await expect(
    page
      .getByRole("dialog")
      .getByRole("link", { name: /Core Concepts/ })
      .first(),
  ).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByRole("link", { name: "Start with Core Concepts" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Core Concepts" })).toBeVisible();
});
