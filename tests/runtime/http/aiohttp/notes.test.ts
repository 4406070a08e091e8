import { describe, expect, test } from "vitest";
import { printedBy } from "../../../support/run-program.ts";

/** The programs of the notes' sections on HTTP requests and semaphores, translated as `language.md` says. */
const HEAD = `
import * as asyncio from "asyncio";
import * as aiohttp from "aiohttp";
const now = () => asyncio.getRunningLoop().time();
`;

const FETCH = `
async function fetch(session: aiohttp.ClientSession, url: string) {
  await using response = await session.get(url);
  return await response.text();
}
`;

describe("HTTP requests", () => {
  test("a basic request", async () => {
    const printed = await printedBy(`${HEAD}
      async function fetch(url: string) {
        await using session = await new aiohttp.ClientSession();
        await using response = await session.get(url);
        return await response.text();
      }
      async function main() {
        const html = await fetch("https://example.com");
        console.log(html);
      }
      asyncio.run(main());`);
    expect(printed[0]).toMatch(/^<!doctype html>.*Example Domain/s);
    expect(printed).toHaveLength(1);
  });

  test("three pages concurrently take as long as the slowest", async () => {
    const program = (fetchAll: string): string => `${HEAD}${FETCH}
      async function main() {
        const urls = ["https://example.com", "https://httpbin.org/delay/1", "https://api.github.com"];
        const times: number[] = [];
        await using session = await new aiohttp.ClientSession();
        const timed = async (url: string) => {
          const begun = now();
          const text = await fetch(session, url);
          times.push(now() - begun);
          return text;
        };
        const begun = now();
        const results = ${fetchAll};
        console.log(\`Fetched \${results.length} pages\`);
        console.log(now() - begun, Math.max(...times));
      }
      asyncio.run(main());`;
    const [first, times] = await printedBy(program("await asyncio.gather(...urls.map((url) => timed(url)))"));
    expect(first).toBe("Fetched 3 pages");
    const [total, slowest] = (times as string).split(" ").map(Number);
    expect(total).toBeCloseTo(slowest as number, 2);
    expect(total).toBeGreaterThan(1);
    expect(total).toBeLessThan(1.6);
  });

  test("the common operations", async () => {
    const printed = await printedBy(`${HEAD}
      async function main() {
        await using session = await new aiohttp.ClientSession();
        {
          await using response = await session.get("https://httpbin.org/json");
          const data = await response.json();
          console.log(Object.keys(data));
        }
        {
          await using response = await session.post("https://httpbin.org/post", { json: { key: "value" } });
          const result = await response.json();
          console.log(result.json);
        }
        {
          const headers = { Authorization: "Bearer token" };
          const params = { q: "search term" };
          await using response = await session.get("https://httpbin.org/get", { headers, params });
          const data = JSON.parse(await response.text());
          console.log(data.args, data.headers.Authorization, data.url);
        }
        {
          await using response = await session.get("https://httpbin.org/status/503");
          if (response.status === 200) await response.json();
          else console.log(\`Error: \${response.status}\`);
        }
      }
      asyncio.run(main());`);
    expect(printed).toEqual([
      "[ 'slideshow' ]",
      "{ key: 'value' }",
      "{ q: 'search term' } Bearer token https://httpbin.org/get?q=search+term",
      "Error: 503",
    ]);
  });

  test("a session for each request is slower than one that is reused", async () => {
    const printed = await printedBy(`${HEAD}${FETCH}
      const URL = "https://httpbin.org/get";
      async function main() {
        let begun = now();
        for (let i = 0; i < 5; i++) {
          await using session = await new aiohttp.ClientSession();
          await fetch(session, URL);
        }
        const anew = now() - begun;
        begun = now();
        await using session = await new aiohttp.ClientSession();
        for (let i = 0; i < 5; i++) await fetch(session, URL);
        console.log(anew, now() - begun);
      }
      asyncio.run(main());`);
    const [anew, reused] = (printed[0] as string).split(" ").map(Number);
    // Four of five requests save the handshakes of TCP and TLS: two round trips out of three.
    expect(anew as number).toBeGreaterThan(1.8 * (reused as number));
  });
});

test("semaphores: ten one-second requests, three at a time, take four rounds", async () => {
  const printed = await printedBy(`${HEAD}
    let inside = 0;
    let most = 0;
    async function fetch(session: aiohttp.ClientSession, url: string, semaphore: asyncio.Semaphore) {
      await using _ = await semaphore;
      most = Math.max(most, ++inside);
      await using response = await session.get(url);
      const text = await response.text();
      inside--;
      return text;
    }
    async function main() {
      const urls = Array.from({ length: 10 }, (_, i) => \`https://httpbin.org/delay/1?id=\${i}\`);
      const semaphore = new asyncio.Semaphore(3);
      await using session = await new aiohttp.ClientSession();
      const begun = now();
      const results = await asyncio.gather(...urls.map((url) => fetch(session, url, semaphore)));
      console.log(\`Fetched \${results.length} pages\`);
      console.log(results.map((text) => JSON.parse(text).args.id).join(""), most, now() - begun);
    }
    asyncio.run(main());`);
  expect(printed[0]).toBe("Fetched 10 pages");
  const [ids, most, seconds] = (printed[1] as string).split(" ");
  expect(ids).toBe("0123456789");
  expect(most).toBe("3");
  expect(Number(seconds)).toBeGreaterThan(4);
  expect(Number(seconds)).toBeLessThan(5);
});
