import { describe, expect, it } from "vitest";
import { exampleService } from "../../../../src/runtime/network/services/example.ts";
import { ask, headersOf, textOf } from "./ask.ts";

const service = exampleService();

describe("example.com", () => {
  it("serves its page at the root, to be validated by tag or by date", () => {
    const response = ask(service, "https://example.com/");
    expect(response.status).toBe(200);
    expect(headersOf(response, "Content-Type")).toEqual(["text/html"]);
    expect(textOf(response)).toContain("<h1>Example Domain</h1>");
    for (const [condition, validator] of [
      ["If-None-Match", "ETag"],
      ["If-Modified-Since", "Last-Modified"],
    ] as const) {
      const headers = [[condition, headersOf(response, validator)[0] as string]] as const;
      expect(ask(service, "https://example.com/", { headers }).status).toBe(304);
    }
    const stale = [["If-None-Match", '"another"']] as const;
    expect(ask(service, "https://example.com/", { headers: stale }).status).toBe(200);
  });

  it("has nothing else, and takes nothing", () => {
    expect(ask(service, "https://example.com/about").status).toBe(404);
    expect(ask(service, "https://example.com/", { method: "POST" }).status).toBe(405);
  });
});
