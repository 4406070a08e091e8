import { perform } from "../../../src/runtime/asyncio/perform.ts";
import { run } from "../../../src/runtime/asyncio/runners.ts";
import type { Body } from "../../../src/runtime/loop/coroutine.ts";
import { Coroutine } from "../../../src/runtime/loop/coroutine.ts";
import { beginRun, DEFAULT_LIMITS } from "../../../src/runtime/loop/run.ts";
import { setSites } from "../../../src/runtime/loop/sites.ts";
import { HttpConnection } from "../../../src/runtime/network/http/connection.ts";
import { headerOf, join, type ResponseHead } from "../../../src/runtime/network/http/message.ts";
import { world } from "../../../src/runtime/network/run-world.ts";
import type { Trace } from "../../../src/runtime/trace/trace.ts";

/** A client without a pool: a connection for each request, unless one is given. */
export interface Answer {
  readonly head: ResponseHead;
  readonly text: string;
  readonly connection: HttpConnection;
}

/** Opens a connection for a URL. */
export function* connect(href: string): Body<HttpConnection> {
  const url = new URL(href);
  const isTls = url.protocol === "https:";
  const address = yield* perform(world().resolver.lookup(url.hostname), "DNS lookup");
  const port = Number(url.port) || (isTls ? 443 : 80);
  const socket = yield* perform(world().connect(address, port), "connection");
  const connection = new HttpConnection(world(), socket);
  if (isTls) yield* perform(connection.startTls(url.hostname), "TLS");
  return connection;
}

export interface RequestOptions {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: readonly [string, string][];
}

/** Sends a request over a connection, and reads the response to its end. */
export function* send(connection: HttpConnection, href: string, options: RequestOptions = {}): Body<Answer> {
  const url = new URL(href);
  const body = new TextEncoder().encode(options.body ?? "");
  const headers: [string, string][] = [["Host", url.host], ...(options.headers ?? [])];
  if (body.length > 0) headers.push(["Content-Length", String(body.length)]);
  const request = { method: options.method ?? "GET", url, headers, body };
  const record = world().requests.begin(request);
  yield* perform(connection.send(request, record), "send");
  const head = yield* perform(connection.readHead(), "head");
  const pieces: Uint8Array[] = [];
  for (;;) {
    const piece = yield* perform(connection.readBody(), "body");
    if (piece === null) break;
    pieces.push(piece);
  }
  return { head, text: new TextDecoder().decode(join([new Uint8Array(0), ...pieces])), connection };
}

/** Requests a URL over a connection of its own, which is closed afterwards. */
export function* get(href: string, options: RequestOptions = {}): Body<Answer> {
  const connection = yield* connect(href);
  try {
    return yield* send(connection, href, options);
  } finally {
    connection.close();
  }
}

/** @returns a header of an answer. */
export function header(answer: Answer, name: string): string | undefined {
  return headerOf(answer.head.headers, name);
}

/** Makes a coroutine of a generator's body. */
export function coroutine<T>(body: Body<T>): Coroutine<T> {
  return new Coroutine({ name: "body", site: 0 }, body);
}

/** Runs a body in a run of its own, to the end. What it throws, this throws. */
export function inRun<T>(body: () => Body<T>, seed = 0): { value: T; trace: Trace } {
  const host = {
    format: (values: readonly unknown[]) => values.join(" "),
    locate: () => [],
    alive: () => null,
  };
  const { recorder } = beginRun(host, DEFAULT_LIMITS, seed);
  const sites = new Int32Array(3);
  setSites(["main.ts"], sites);
  const value = run(coroutine(body()));
  const outcome = { status: "ok", error: null } as const;
  return { value, trace: recorder.finish({ seed, files: ["main.ts"], sites, outcome }) };
}
