/**
 * What the language adds to TypeScript's own library, as declarations: coroutines in place of promises,
 * `console`, and those of the platform's classes that every host has. Everything else that a program sees is declared by the runtime's own sources; this text stands
 * beside them, and so is kept out of the site's own type check, whose promises are the browser's.
 */
export const LANGUAGE_DECLARATIONS = `\
import type { AsyncGeneratorObject } from "./loop/async-generator.js";
import type { CoroutineObject } from "./loop/coroutine.js";

declare global {
  /**
   * What calling an async function gives: a lazy coroutine, as in Python. No line of its body has run until
   * it is awaited, or made a task. (TypeScript calls the result of every async function a Promise.)
   */
  interface Promise<T> extends CoroutineObject<T> {
    /** @deprecated There is no \`then\` here: write \`await\`. */
    then<TResult1 = T, TResult2 = never>(
      onfulfilled?: ((value: T) => TResult1 | PromiseLike<TResult1>) | null,
      onrejected?: ((reason: any) => TResult2 | PromiseLike<TResult2>) | null,
    ): Promise<TResult1 | TResult2>;
    /** @deprecated There is no \`catch\` here: write \`try { await … } catch (e) { … }\`. */
    catch<TResult = never>(
      onrejected?: ((reason: any) => TResult | PromiseLike<TResult>) | null,
    ): Promise<T | TResult>;
    /** @deprecated There is no \`finally\` here: write \`try { await … } finally { … }\`. */
    finally(onfinally?: (() => void) | null): Promise<T>;
  }

  /** What calling an \`async function*\` gives, as Python's asynchronous generator. */
  interface AsyncGenerator<T = unknown, TReturn = any, TNext = any> extends AsyncGeneratorObject<T, TNext> {
    /** @deprecated Write \`await agen.__anext__()\`, or \`await agen.asend(value)\`. */
    next(...[value]: [] | [TNext]): Promise<IteratorResult<T, TReturn>>;
    /** @deprecated Write \`await agen.aclose()\`. */
    return(value: TReturn | PromiseLike<TReturn>): Promise<IteratorResult<T, TReturn>>;
    /** @deprecated Write \`await agen.athrow(error)\`. */
    throw(error: any): Promise<IteratorResult<T, TReturn>>;
  }

  /** Prints, as Python's \`print\`; each line shows its virtual time. */
  interface Console {
    /** Prints to standard output. */
    log(...values: unknown[]): void;
    /** Prints to standard output. */
    info(...values: unknown[]): void;
    /** Prints to standard output. */
    debug(...values: unknown[]): void;
    /** Prints to standard error. */
    warn(...values: unknown[]): void;
    /** Prints to standard error. */
    error(...values: unknown[]): void;
  }
  var console: Console;

  /** Turns text to bytes, in UTF-8. */
  interface TextEncoder {
    encode(text?: string): Uint8Array<ArrayBuffer>;
  }
  var TextEncoder: { new (): TextEncoder };

  /** Turns bytes to text. */
  interface TextDecoder {
    decode(bytes?: Uint8Array): string;
  }
  var TextDecoder: { new (label?: string): TextDecoder };

  /** The query of an address. */
  interface URLSearchParams {
    append(name: string, value: string): void;
    delete(name: string): void;
    get(name: string): string | null;
    getAll(name: string): string[];
    has(name: string): boolean;
    set(name: string, value: string): void;
    toString(): string;
    [Symbol.iterator](): IterableIterator<[string, string]>;
  }
  var URLSearchParams: {
    new (init?: string | Record<string, string> | readonly (readonly [string, string])[]): URLSearchParams;
  };

  /** An address, and its parts. */
  interface URL {
    hash: string;
    host: string;
    hostname: string;
    href: string;
    readonly origin: string;
    pathname: string;
    port: string;
    protocol: string;
    search: string;
    readonly searchParams: URLSearchParams;
    toString(): string;
  }
  var URL: { new (address: string, base?: string): URL };
}
`;
