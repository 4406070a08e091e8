import * as asyncio from "../asyncio/index.ts";
import * as builtins from "../builtins/index.ts";
import * as contextvars from "../contextvars/index.ts";
import * as aiohttp from "../http/aiohttp/index.ts";
import * as httpx from "../http/httpx/index.ts";
import * as simnet from "../simnet/index.ts";
import * as random from "../stdlib/random/index.ts";
import * as sys from "../stdlib/sys.ts";
import * as time from "../stdlib/time.ts";

/** The modules that a program can import, by name. */
export const modules: Readonly<Record<string, object>> = {
  asyncio,
  aiohttp,
  httpx,
  time,
  random,
  contextvars,
  sys,
  simnet,
  builtins,
};

/** @returns the names that a program can import, in the order in which an error lists them. */
export function moduleNames(): string[] {
  return Object.keys(modules);
}

/**
 * Gives the modules' classes their names back. Several have one that another module's class, or a global, has
 * too, and a bundler then makes it `TypeError$1`; readers see these names.
 */
for (const module of Object.values(modules)) {
  for (const [name, value] of Object.entries(module)) {
    if (typeof value === "function" && value.name.startsWith(`${name}$`)) {
      Object.defineProperty(value, "name", { value: name, configurable: true });
    }
  }
}
