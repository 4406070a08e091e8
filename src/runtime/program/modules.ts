import * as asyncio from "../asyncio/index.ts";
import * as builtins from "../builtins/index.ts";

/** The modules that a program can import, by name. */
export const modules: Readonly<Record<string, object>> = { asyncio, builtins };

/** @returns the names that a program can import, in the order in which an error lists them. */
export function moduleNames(): string[] {
  return Object.keys(modules);
}
