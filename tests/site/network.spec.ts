import AxeBuilder from "@axe-core/playwright";
import { devices, type Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

const REQUESTS = [
  /^GET example\.com\/.*200 OK$/,
  /^GET httpbin\.org\/delay\/1.*200 OK$/,
  /^GET api\.github\.com\/.*200 OK$/,
];

async function open(page: Page) {
  await page.goto("/http-requests/");
  const root = page.locator(".pl").first();
  await root.scrollIntoViewIfNeeded();
  await expect(root).toHaveAttribute("data-live", "true");
  await root.getByRole("tab", { name: "Network" }).click();
  const panel = root.getByRole("tabpanel");
  return {
    root,
    panel,
    requests: panel.locator(".pl-request"),
    names: panel.locator(".pl-request-name"),
    slider: root.getByRole("slider", { name: /playhead|time/i }).first(),
  };
}

test("each request has its row, and tells all about itself when asked, by mouse or by keyboard", async ({
  page,
}) => {
  const { requests, names } = await open(page);
  await expect(names).toHaveText(REQUESTS);
  await names.nth(1).click();
  await expect(names.nth(1)).toHaveAttribute("aria-expanded", "true");
  const details = requests.nth(1);
  await expect(details).toContainText("waiting for server response");
  await expect(details).toContainText(/Content-Type: ?application\/json/);
  await expect(details).toContainText('"url": "https://httpbin.org/delay/1"');
  await names.nth(1).press("Enter");
  await expect(names.nth(1)).toHaveAttribute("aria-expanded", "false");
  await names.nth(0).press("Enter");
  await expect(requests.nth(0)).toContainText("Example Domain");
});

test("a request is as far as it was at the playhead, and a phase leads to its moment", async ({ page }) => {
  const { panel, names, slider } = await open(page);
  await panel.locator(".pl-phase-waiting").nth(1).click();
  await expect(slider).toHaveAttribute("aria-valuetext", /0\.\d{3} s/);
  await expect(names.nth(0)).toContainText("200 OK");
  await expect(names.nth(1)).not.toContainText("200 OK");
  await expect(panel).toContainText("In flight at the playhead: 1 request (1 waiting for server response)");
  await names.nth(1).click();
  await expect(panel).not.toContainText('"url": "https://httpbin.org/delay/1"');
});

test("the requests can be read as a table, and axe finds nothing serious", async ({ page }) => {
  const { panel, names } = await open(page);
  await panel.getByText("Requests as text").click();
  await expect(panel.getByRole("row").nth(2)).toContainText("https://httpbin.org/delay/1");
  await names.first().click();
  const { violations } = await new AxeBuilder({ page }).include(".pl-views").analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
});

test.describe("on a phone", () => {
  const { viewport, userAgent, deviceScaleFactor, hasTouch } = devices["Pixel 5"];
  test.use({ viewport, userAgent, deviceScaleFactor, hasTouch });

  test("every view is reached by touch, and none is wider than the screen", async ({ page }) => {
    const { root, names } = await open(page);
    await names.first().tap();
    await expect(names.first()).toHaveAttribute("aria-expanded", "true");
    for (const tab of await root.getByRole("tab").all()) {
      await tab.tap();
      await expect(tab).toHaveAttribute("aria-selected", "true");
      const [content, screen] = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return [scrollWidth, clientWidth];
      });
      expect(content, await tab.innerText()).toBeLessThanOrEqual(screen as number);
    }
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the requests and their phases are in the page", async ({ page }) => {
    await page.goto("/http-requests/");
    const network = page.locator(".pl").first().locator(".pl-static-views .pl-network");
    await expect(network.locator(".pl-request-name")).toHaveText(REQUESTS);
    await expect(network.locator(".pl-phase-waiting").first()).toBeVisible();
  });
});
