import { test as base, expect } from "@playwright/test";

interface Fixtures {
  /** What the page reported while the test ran: uncaught exceptions, and errors in the console. */
  pageErrors: string[];
}

/** Playwright's `test`, in which a page that reports an error fails its test. */
export const test = base.extend<Fixtures>({
  pageErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(`uncaught: ${error.message}`));
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(`console: ${message.text()} (${message.location().url})`);
      });
      await use(errors);
      expect(errors, "errors reported by the page").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
