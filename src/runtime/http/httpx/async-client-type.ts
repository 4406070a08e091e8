import type { Enterable, Entered } from "../../loop/awaitable.ts";
import { AsyncClient as Implementation } from "./async-client.ts";
import type { ClientOptions } from "./options.ts";

/** An asynchronous client, as `httpx.AsyncClient`. */
export type AsyncClient = Implementation;

/** A client that was just made: it can be used as it is, and `await using client = await …` enters it. */
export type NewAsyncClient = Implementation & Enterable<Entered<Implementation>>;

/**
 * An asynchronous client, as `httpx.AsyncClient`: its connections are kept and used again.
 * `await using client = await new httpx.AsyncClient();` closes it at the end of the block.
 */
export const AsyncClient: { new (options?: ClientOptions): NewAsyncClient } = Implementation as never;
