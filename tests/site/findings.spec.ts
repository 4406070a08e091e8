import { expect, test } from "@playwright/test";

test("a finding leads to its line, to its moment and to the page that teaches it", async ({ page }) => {
  await page.goto("core-concepts/");
  const playground = page.locator(".pl[data-live=true]").first();
  await playground.getByRole("tab", { name: "Findings (1)" }).click();
  const finding = playground.getByRole("tabpanel").locator(".pl-finding");
  await expect(finding).toContainText("3 calls of fetchData() ran one after another, in 3 s");
  await finding.getByRole("button", { name: "Go to 3.000 s" }).click();
  await expect(playground.getByRole("slider", { name: /playhead|time/i }).first()).toHaveAttribute(
    "aria-valuetext",
    /3\.000 s/,
  );
  const lesson = finding.getByRole("link", { name: "Read more: Basic usage" });
  const anchor = new URL((await lesson.getAttribute("href")) ?? "", page.url()).hash;
  await expect(page.locator(anchor)).toBeVisible();
});

test("without scripts, the findings are in the page", async ({ browser, baseURL }) => {
  const page = await browser.newPage({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  await page.goto("core-concepts/");
  await expect(page.locator(".pl-static-views").first()).toContainText("ran one after another");
  await page.close();
});
