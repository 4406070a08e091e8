import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseServeArguments, siteHandler } from "../../scripts/serve.mjs";
import { listen } from "../../scripts/setup/listen.mjs";

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

const host = "127.0.0.1";
let outer: string;
let port: number;
let basePort: number;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  outer = mkdtempSync(path.join(tmpdir(), "playloop-serve-"));
  const root = path.join(outer, "dist");
  mkdirSync(path.join(root, "page"), { recursive: true });
  mkdirSync(path.join(root, "empty"));
  writeFileSync(path.join(outer, "secret.txt"), "secret");
  for (const [name, content] of Object.entries({
    "index.html": "home",
    "404.html": "nothing here",
    "page/index.html": "page",
    "page/a b.js": "script",
    "compiler.wasm": "wasm",
    "icons.ttf": "font",
    "unknown.pf_meta": "index",
    ".built-from": "stamp",
  })) {
    writeFileSync(path.join(root, name), content);
  }
  const plain = await listen(siteHandler({ root }), { host, port: 0, nextWhenTaken: false });
  const mounted = await listen(siteHandler({ root, base: "/docs/" }), {
    host,
    port: 0,
    nextWhenTaken: false,
  });
  closers.push(plain.close, mounted.close);
  port = plain.port;
  basePort = mounted.port;
});

afterAll(async () => {
  await Promise.all(closers.map((close) => close()));
  rmSync(outer, { recursive: true });
});

/** Not fetch: that resolves `..` before it sends the path. */
function ask(
  target: string,
  options: { method?: string; port?: number; headers?: IncomingHttpHeaders } = {},
) {
  return new Promise<Answer>((resolve, reject) => {
    const sent = request({ host, port, path: target, ...options }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => {
        body += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    sent.on("error", reject);
    sent.end();
  });
}

describe("a served site", () => {
  it("answers a folder with its index.html, and leads there when the slash is missing", async () => {
    expect(await ask("/")).toMatchObject({ status: 200, body: "home" });
    expect(await ask("/page/?q=1")).toMatchObject({ status: 200, body: "page" });
    expect(await ask("/page?q=1")).toMatchObject({ status: 301, headers: { location: "/page/?q=1" } });
  });

  it("never leads to another host", async () => {
    expect((await ask("//page")).headers.location).toBe("/page/");
  });

  it("decodes names", async () => {
    expect(await ask("/page/a%20b.js")).toMatchObject({ status: 200, body: "script" });
  });

  it("names the type of every file", async () => {
    const types = { "/": "text/html; charset=utf-8", "/page/a%20b.js": "text/javascript; charset=utf-8" };
    const others = { "/compiler.wasm": "application/wasm", "/icons.ttf": "font/ttf" };
    const rest = { "/unknown.pf_meta": "application/octet-stream" };
    for (const [target, type] of Object.entries({ ...types, ...others, ...rest })) {
      expect((await ask(target)).headers["content-type"], target).toBe(type);
    }
  });

  it("has every file asked for anew, and answers 304 to whoever has it", async () => {
    const { headers } = await ask("/compiler.wasm");
    expect(headers["cache-control"]).toBe("no-cache");
    const again = await ask("/compiler.wasm", { headers: { "if-none-match": headers.etag } });
    expect(again).toMatchObject({ status: 304, body: "" });
  });

  it("answers HEAD with the headers alone", async () => {
    const { status, headers, body } = await ask("/compiler.wasm", { method: "HEAD" });
    expect({ status, body }).toEqual({ status: 200, body: "" });
    expect(headers["content-length"]).toBe("4");
  });

  it("answers what it does not have with 404.html", async () => {
    for (const target of ["/gone", "/empty/", "/index.html/", "/%E0%A4%A"]) {
      expect(await ask(target), target).toMatchObject({ status: 404, body: "nothing here" });
    }
  });

  it("gives out nothing from outside the folder, nor hidden files", async () => {
    const climbs = ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/page/../../secret.txt"];
    const others = ["/..%5csecret.txt", "/secret.txt%00.html", "/.built-from", `/${outer}/secret.txt`];
    for (const target of [...climbs, ...others]) {
      expect(await ask(target), target).toMatchObject({ status: 404, body: "nothing here" });
    }
  });

  it("refuses methods that change things", async () => {
    expect(await ask("/", { method: "POST" })).toMatchObject({
      status: 405,
      headers: { allow: "GET, HEAD" },
    });
  });

  it("can be mounted under a base", async () => {
    expect(await ask("/docs/page/", { port: basePort })).toMatchObject({ status: 200, body: "page" });
    expect(await ask("/docs/page", { port: basePort })).toMatchObject({
      headers: { location: "/docs/page/" },
    });
    expect(await ask("/docs", { port: basePort })).toMatchObject({ headers: { location: "/docs/" } });
    for (const target of ["/", "/page/", "/docsify/"]) {
      expect(await ask(target, { port: basePort }), target).toMatchObject({ status: 404 });
    }
  });
});

describe("the port", () => {
  it("is the next free one when it was not asked for, and an error when it was", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, host, resolve));
    closers.push(() => new Promise((resolve) => other.close(() => resolve())));
    const taken = (other.address() as AddressInfo).port;

    const next = await listen(() => {}, { host, port: taken, nextWhenTaken: true });
    closers.push(next.close);
    expect(next.port).toBeGreaterThan(taken);
    await expect(listen(() => {}, { host, port: taken, nextWhenTaken: false })).rejects.toThrow(
      `Port ${taken} is taken`,
    );
  });

  it("is refused when it is no port", () => {
    expect(parseServeArguments(["--port", "8080", "--host", "::1"])).toEqual({ port: 8080, host: "::1" });
    for (const port of ["http", "-1", "65536", "80.5", ""]) {
      expect(() => parseServeArguments([`--port=${port}`]), port).toThrow("--port needs a number");
    }
  });
});
