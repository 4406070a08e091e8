import { NameError } from "../builtins/exceptions.ts";
import { run, stopRun } from "../loop/run.ts";
import { EventKind, Stream } from "../trace/events.ts";

/** Virtual time 0 as a date: the start of 2026, UTC. */
const EPOCH = Date.UTC(2026, 0, 1);

/** What programs reach for in a browser or in Node, and what they write here instead. */
const REPLACEMENTS: Readonly<Record<string, string>> = {
  setTimeout: "await asyncio.sleep(seconds), or loop.callLater(seconds, callback)",
  setInterval: "a loop with await asyncio.sleep(seconds)",
  setImmediate: "loop.callSoon(callback)",
  queueMicrotask: "loop.callSoon(callback)",
  requestAnimationFrame: "await asyncio.sleep(seconds)",
  clearTimeout: "handle.cancel() of what loop.callLater returned",
  clearInterval: "task.cancel()",
  fetch: 'a client from "aiohttp" or "httpx"',
  XMLHttpRequest: 'a client from "aiohttp" or "httpx"',
  WebSocket: 'a client from "aiohttp"',
  EventSource: 'a client from "aiohttp"',
  Promise: "asyncio: a coroutine, asyncio.gather(…), or new asyncio.Future()",
  Worker: 'Thread from "threading"',
  process: 'the module "sys"',
  require: "an import",
  crypto: 'the module "random"',
};

/** There, but of no use to a program: no page, no host, nothing that could differ between two runs. */
const ABSENT = [
  "self",
  "window",
  "document",
  "navigator",
  "location",
  "localStorage",
  "sessionStorage",
  "indexedDB",
  "caches",
  "postMessage",
  "importScripts",
  "onmessage",
  "addEventListener",
  "close",
  "alert",
  "prompt",
  "SharedArrayBuffer",
  "Atomics",
  "WeakRef",
  "FinalizationRegistry",
  "WebAssembly",
  "MessageChannel",
  "BroadcastChannel",
  "Buffer",
  "global",
];

/** The names that a program sees in place of the host's. Compiled code takes them as parameters. */
export const GLOBAL_NAMES: readonly string[] = [
  "console",
  "Math",
  "Date",
  "performance",
  "Function",
  "globalThis",
  ...Object.keys(REPLACEMENTS).filter((name) => name !== "require"),
  ...ABSENT,
];

/** Makes the globals of one run, by the names of {@link GLOBAL_NAMES}. */
export function makeGlobals(): Record<string, unknown> {
  const globals: Record<string, unknown> = {
    console: makeConsole(),
    Math: makeMath(run.seed),
    Date: makeDate(),
    Function: makeFunction(),
    performance: { now: () => run.clock.now / 1e6, timeOrigin: EPOCH },
  };
  for (const name of GLOBAL_NAMES) {
    const text = REPLACEMENTS[name];
    if (text !== undefined) globals[name] = refusing(name, `there is no ${name} here: use ${text}`);
  }
  globals.globalThis = Object.freeze({ ...globals });
  return globals;
}

/** A global that says, at any use, what to write instead. */
function refusing(name: string, message: string): unknown {
  const refuse = (): never => {
    throw new NameError(message);
  };
  const target = function refused(): void {};
  Object.defineProperty(target, "name", { value: name });
  return new Proxy(target, { apply: refuse, construct: refuse, get: refuse, set: refuse, has: refuse });
}

function makeConsole(): Record<string, (...values: unknown[]) => void> {
  const printTo =
    (stream: Stream) =>
    (...values: unknown[]): void => {
      // What is left to run are blocks that clean up, for nobody.
      if (run.stopped !== null) throw run.stopped;
      run.prints += 1;
      if (run.prints > run.limits.prints) {
        stopRun("limit", `more than ${run.limits.prints} lines of output: the program does not seem to end`);
      }
      run.recorder.record(EventKind.output, { text: run.host.format(values), value: stream });
    };
  const print = printTo(Stream.stdout);
  const printError = printTo(Stream.stderr);
  return { log: print, info: print, debug: print, warn: printError, error: printError };
}

/** `Function` as a class to ask about; it makes none from text, which no compiler has seen. */
function makeFunction(): unknown {
  const refuse = (): never => {
    throw new NameError("functions cannot be made from text here: write them in the program");
  };
  return new Proxy(Function, { apply: refuse, construct: refuse });
}

/** `Math` with a `random` that follows the seed (the generator is mulberry32). */
function makeMath(seed: number): unknown {
  let state = seed | 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const math = Object.create(Object.prototype, Object.getOwnPropertyDescriptors(Math));
  Object.defineProperty(math, "random", { value: random, writable: true, configurable: true });
  return math;
}

/** `Date` whose now is virtual. */
function makeDate(): unknown {
  const now = (): number => EPOCH + Math.floor(run.clock.now / 1e6);
  return new Proxy(Date, {
    apply: () => new Date(now()).toString(),
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
  });
}
