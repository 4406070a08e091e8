import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "vite";
import { siteHandler } from "../../../scripts/serve.mjs";
import { listen } from "../../../scripts/setup/listen.mjs";
import { bundleSandbox } from "../../../src/sandbox/build/bundle.ts";
import { sandboxScripts } from "../../../src/sandbox/build/plugin.ts";

/** The harness, served. */
export interface ServedHarness {
  readonly address: string;
  /** Paths that were asked for since the server started, with their queries. */
  readonly requests: string[];
  close(): Promise<void>;
}

/**
 * Builds the harness as the site is built and serves it under the policy that the site's pages are to have.
 * With `?policy=no-bootstrap` the policy lacks the bootstrap's hash, with `?policy=no-wasm` the leave to
 * compile WebAssembly; `?policy=none` has no policy.
 */
export async function serveHarness(): Promise<ServedHarness> {
  const folder = mkdtempSync(path.join(tmpdir(), "harness-"));
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: "warn",
    plugins: [sandboxScripts()],
    worker: { format: "es" },
    build: { outDir: folder, emptyOutDir: true, target: "es2022" },
  });
  const { scripts } = await bundleSandbox();
  const requests: string[] = [];
  const handler = siteHandler({ root: folder });
  const server = await listen(
    (request, response) => {
      const url = new URL(request.url ?? "/", "http://harness");
      requests.push(`${url.pathname}${url.search}`);
      const policy = url.searchParams.get("policy");
      if (policy !== "none") {
        const wasm = policy === "no-wasm" ? "" : " 'wasm-unsafe-eval'";
        const hash = policy === "no-bootstrap" ? "" : ` '${scripts.bootstrapHash}'`;
        response.setHeader("Content-Security-Policy", pagePolicy(`'self'${wasm}${hash}`));
      }
      handler(request, response);
    },
    { host: "127.0.0.1", port: 0, nextWhenTaken: false },
  );
  return {
    address: `http://127.0.0.1:${server.port}/`,
    requests,
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function pagePolicy(scripts: string): string {
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'self'",
    "base-uri 'none'",
  ].join("; ");
}
