import { describe, expect, test } from "vitest";
import { urlencode } from "../../../src/runtime/http/query.ts";
import { URL } from "../../../src/runtime/http/url.ts";

describe("a URL", () => {
  test("keeps an empty path empty in its text", () => {
    expect(String(new URL("https://example.com"))).toBe("https://example.com");
    expect(String(new URL("https://example.com").withFragment(null))).toBe("https://example.com");
    expect(String(new URL("https://example.com/"))).toBe("https://example.com/");
    expect(String(new URL("https://example.com?a=1"))).toBe("https://example.com/?a=1");
    expect(new URL("https://example.com").rawPath).toBe("/");
  });

  test("has the parts that yarl's has", () => {
    const url = new URL("http://us%40er:pw@h.test:8080/a%20b/c?q=x+y&n=1&n=2#f");
    expect([url.scheme, url.user, url.password, url.host, url.port]).toEqual([
      "http",
      "us@er",
      "pw",
      "h.test",
      8080,
    ]);
    expect([url.path, url.rawPath, url.queryString, url.fragment, url.name]).toEqual([
      "/a b/c",
      "/a%20b/c",
      "q=x y&n=1&n=2",
      "f",
      "c",
    ]);
    expect([url.query.get("q"), url.query.getall("n")]).toEqual(["x y", ["1", "2"]]);
    expect(String(url.origin())).toBe("http://h.test:8080");
    expect(String(url.join("../d"))).toBe("http://us%40er:pw@h.test:8080/d");
  });

  test("that is not absolute is refused", () => {
    expect(() => new URL("not a url")).toThrow("not an absolute URL: not a url");
  });
});

test("parameters are added to a query as yarl writes them", () => {
  const url = new URL("http://h.test/p?z=0");
  expect(String(url.extendQuery({ q: "a b&c=d/é", n: [1, 2.5] }))).toBe(
    "http://h.test/p?z=0&q=a+b%26c%3Dd/%C3%A9&n=1&n=2.5",
  );
  expect(String(url.extendQuery("x=1"))).toBe("http://h.test/p?z=0&x=1");
  expect(String(url.extendQuery({}))).toBe("http://h.test/p?z=0");
});

test("forms are written as Python's urlencode writes them", () => {
  expect(
    urlencode([
      ["a b", "ü/~*"],
      ["c", "&="],
    ]),
  ).toBe("a+b=%C3%BC%2F~%2A&c=%26%3D");
});
