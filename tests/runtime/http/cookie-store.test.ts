import { describe, expect, test } from "vitest";
import { printedBy } from "../../support/run-program.ts";

/** Which cookies a client sends where, after a server has set one. */
async function sent(setCookie: string, from: string, to: readonly string[], after = 0): Promise<boolean[]> {
  const printed = await printedBy(`
    import * as asyncio from "asyncio";
    import * as aiohttp from "aiohttp";
    import * as simnet from "simnet";
    simnet.addHost(${JSON.stringify(new URL(from).hostname)}).route("/{a}/{b}", () => simnet.respond({ text: "", headers: { "Set-Cookie": ${JSON.stringify(setCookie)} } }));
    async function main() {
      await using session = await new aiohttp.ClientSession();
      await session.get(${JSON.stringify(from)});
      await asyncio.sleep(${after});
      for (const url of ${JSON.stringify(to)}) console.log(session.cookieJar.filterCookies(url).has("c"));
    }
    asyncio.run(main());`);
  return printed.map((line) => line === "true");
}

describe("a cookie is sent", () => {
  test("to the host that set it, and to no other", async () => {
    const to = ["http://x.site.test/", "https://x.site.test/p", "http://y.x.site.test/", "http://site.test/"];
    expect(await sent("c=1; Path=/", "http://x.site.test/a/b", to)).toEqual([true, true, false, false]);
  });

  test("to the hosts below the domain that it names, if that is the server's own", async () => {
    const to = ["http://x.site.test/", "http://y.site.test/", "http://site.test/", "http://othersite.test/"];
    expect(await sent("c=1; Path=/; Domain=.site.test", "http://x.site.test/a/b", to)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(
      await sent("c=1; Path=/; Domain=other.test", "http://x.site.test/a/b", ["http://other.test/"]),
    ).toEqual([false]);
    expect(await sent("c=1; Path=/; Domain=test", "http://x.site.test/a/b", ["http://other.test/"])).toEqual([
      false,
    ]);
  });

  test("to the paths below its own, by default those beside the page", async () => {
    const to = ["http://x.test/a", "http://x.test/a/z", "http://x.test/ab", "http://x.test/"];
    expect(await sent("c=1", "http://x.test/a/b", to)).toEqual([true, true, false, false]);
  });

  test("only with TLS, if it is secure", async () => {
    expect(
      await sent("c=1; Path=/; Secure", "https://x.test/a/b", ["http://x.test/", "https://x.test/"]),
    ).toEqual([false, true]);
  });

  test("until it ends", async () => {
    expect(await sent("c=1; Path=/; Max-Age=5", "http://x.test/a/b", ["http://x.test/"], 4)).toEqual([true]);
    expect(await sent("c=1; Path=/; Max-Age=5", "http://x.test/a/b", ["http://x.test/"], 5)).toEqual([false]);
    expect(
      await sent(
        "c=1; Path=/; Expires=Thu, 01 Jan 2026 00:00:03 GMT",
        "http://x.test/a/b",
        ["http://x.test/"],
        4,
      ),
    ).toEqual([false]);
  });
});
