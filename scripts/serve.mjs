// @ts-check
// Serves a built site: `node scripts/serve.mjs [FOLDER] [--port N] [--host H] [--base /docs/]`.
//
// Not `astro preview`: this starts at once on any Node from 20 on, without loading the site's
// configuration, can mount the site under a base it was not told of, and answers as a plain file host
// does (404.html, revalidated caching), which is what the browser tests are to see.
import { createReadStream, existsSync, realpathSync } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runMain, SetupError } from "./setup/error.mjs";
import { listen } from "./setup/listen.mjs";
import { siteFolder } from "./setup/paths.mjs";

/** The port that is tried first: Astro's own. */
const defaultPort = 4321;

/** @type {Record<string, string>} */
const mediaTypes = {
  ".avif": "image/avif",
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".otf": "font/otf",
  ".png": "image/png",
  ".py": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".ts": "text/plain; charset=utf-8",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".webp": "image/webp",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
  ".zip": "application/zip",
};

/**
 * A request handler that answers with the files of a folder.
 *
 * @param {object} options
 * @param {string} options.root the folder
 * @param {string} [options.base] the path under which the site is mounted
 * @returns {import("node:http").RequestListener}
 */
export function siteHandler({ root, base = "/" }) {
  const prefix = `/${base.split("/").filter(Boolean).join("/")}`.replace(/\/$/, "");
  return (request, response) => {
    answer(request, response).catch((error) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };

  /** @type {(...args: Parameters<import("node:http").RequestListener>) => Promise<void>} */
  async function answer(request, response) {
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { Allow: "GET, HEAD" }).end();
      return;
    }
    const [pathname = "/", query] = (request.url ?? "/").split("?", 2);
    const inside = withoutPrefix(pathname, prefix);
    const segments = inside === undefined ? undefined : safeSegments(inside);
    if (inside === undefined || segments === undefined) return sendNotFound(request, response);

    const target = path.join(root, ...segments);
    const found = await stat(target).catch(() => undefined);
    if (found?.isDirectory()) {
      if (inside.endsWith("/")) {
        const index = path.join(target, "index.html");
        return existsSync(index) ? sendFile(request, response, index, 200) : sendNotFound(request, response);
      }
      // Built anew from the segments: a path of `//host` would send the browser elsewhere.
      const location = [prefix, ...segments.map(encodeURIComponent), ""].join("/");
      response.writeHead(301, { Location: query === undefined ? location : `${location}?${query}` }).end();
      return;
    }
    if (!found?.isFile() || inside.endsWith("/")) return sendNotFound(request, response);
    return sendFile(request, response, target, 200);
  }

  /** @type {(...args: Parameters<import("node:http").RequestListener>) => Promise<void>} */
  async function sendNotFound(request, response) {
    const page = path.join(root, "404.html");
    if (existsSync(page)) return sendFile(request, response, page, 404);
    response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("Not found\n");
  }
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {string} file
 * @param {number} status
 * @returns {Promise<void>}
 */
async function sendFile(request, response, file, status) {
  const { size, mtimeMs } = await stat(file);
  const tag = `W/"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  response.setHeader("ETag", tag);
  if (status === 200 && request.headers["if-none-match"] === tag) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(status, {
    "Content-Type": mediaTypes[path.extname(file).toLowerCase()] ?? "application/octet-stream",
    "Content-Length": size,
  });
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  try {
    await pipeline(createReadStream(file), response);
  } catch (error) {
    // A reader who leaves while a file is on its way is no fault.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  }
}

/**
 * @param {string} pathname
 * @param {string} prefix empty, or starting with a slash and ending without one
 * @returns {string | undefined} undefined when the path lies outside the prefix
 */
function withoutPrefix(pathname, prefix) {
  if (!pathname.startsWith(`${prefix}/`)) return pathname === prefix && prefix ? "" : undefined;
  return pathname.slice(prefix.length);
}

/**
 * @param {string} pathname still percent-encoded
 * @returns {string[] | undefined} undefined when it is malformed or could name a file outside the folder
 * or a hidden one
 */
function safeSegments(pathname) {
  try {
    const segments = pathname.split("/").filter(Boolean).map(decodeURIComponent);
    return segments.some((segment) => /^\.|[/\\:\0]/.test(segment)) ? undefined : segments;
  } catch {
    return undefined;
  }
}

/**
 * Serves a built site until the process is interrupted.
 *
 * @param {object} [options]
 * @param {string} [options.root] the site's folder
 * @param {string} [options.base]
 * @param {string} [options.host]
 * @param {number} [options.port] must be free; without it, the first free one from 4321 on
 * @returns {Promise<void>} once it listens; the address has then been printed
 */
export async function serveSite({ root = siteFolder, base = "/", host = "localhost", port } = {}) {
  if (!existsSync(path.join(root, "index.html"))) {
    throw new SetupError(`${root} holds no built site. Build it with \`npm run build\`.`);
  }
  const handler = siteHandler({ root, base });
  const server = await listen(handler, {
    host,
    port: port ?? defaultPort,
    nextWhenTaken: port === undefined,
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => server.close().then(() => process.exit(0)));
  }
  const mount = base.split("/").filter(Boolean);
  const authority = `${host.includes(":") ? `[${host}]` : host}:${server.port}`;
  console.log(`Playloop is at http://${[authority, ...mount, ""].join("/")} (Ctrl+C stops it)`);
}

/**
 * Reads the options of {@link serveSite} from a command line.
 *
 * @param {string[]} args
 * @returns {{ root?: string, base?: string, host?: string, port?: number }}
 * @throws {SetupError} when they make no sense
 */
export function parseServeArguments(args) {
  let parsed;
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: { port: { type: "string" }, host: { type: "string" }, base: { type: "string" } },
    });
  } catch (error) {
    throw new SetupError(/** @type {Error} */ (error).message);
  }
  const { port, host, base } = parsed.values;
  const [root, ...rest] = parsed.positionals;
  if (rest.length > 0) throw new SetupError(`Too many arguments: ${rest.join(" ")}`);
  if (port !== undefined && !(/^\d+$/.test(port) && Number(port) <= 65535)) {
    throw new SetupError(`--port needs a number from 0 to 65535, not ${port}.`);
  }
  return {
    ...(root !== undefined && { root: path.resolve(root) }),
    ...(base !== undefined && { base }),
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port: Number(port) }),
  };
}

const startedFile = process.argv[1];
if (startedFile && existsSync(startedFile) && realpathSync(startedFile) === fileURLToPath(import.meta.url)) {
  await runMain(() => serveSite(parseServeArguments(process.argv.slice(2))));
}
