import { withoutCompiledNames } from "../builtins/compiled-names.ts";
import { withContext } from "../builtins/exception-context.ts";
import { Stop } from "../builtins/exceptions.ts";
import {
  AsyncGenerator,
  asyncIterator,
  asyncNext,
  delegate,
  Emitted,
  EXHAUSTED,
} from "../loop/async-generator.ts";
import { type Body, type Code, Coroutine } from "../loop/coroutine.ts";
import { markCoroutineFunction } from "../loop/coroutine-functions.ts";
import { CHECKPOINT_INTERVAL, current } from "../loop/current.ts";
import { run, stopRun } from "../loop/run.ts";
import { callDispose, enter, using } from "./managers.ts";

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/** How the compiler tells of a method that it has made a generator: its key, its code, and its kind. */
type LoweredMethod = readonly [key: PropertyKey | null, code: Code, isGenerator: boolean, isStatic: boolean];

/** Keys of computed methods, in the order in which they were evaluated; each class takes its own off again. */
const computedKeys: PropertyKey[] = [];

/** Makes the ordinary function that stands for an async function whose body became `body`. */
function wrap(code: Code, body: AnyFunction, isGenerator: boolean): AnyFunction {
  return isGenerator
    ? function (this: unknown, ...args) {
        return new AsyncGenerator(code, body.apply(this, args) as Body<unknown>);
      }
    : function (this: unknown, ...args) {
        return new Coroutine(code, body.apply(this, args) as Body<unknown>);
      };
}

/** What compiled code calls. The compiler writes these names; nothing else uses them. */
export const support = {
  /** The value of a call or of what is awaited; the program is at `site` (again) from here on. */
  at<T>(value: T, site: number): T {
    current.site = site;
    return value;
  },

  /** Called when the fuel is used up: tells the host that the program is alive, and where. */
  checkpoint(): void {
    run.checkpointInterval = Math.min(2 * run.checkpointInterval, CHECKPOINT_INTERVAL);
    current.fuel = run.checkpointInterval;
    const reason = run.host.alive(current.site, run.steps);
    if (reason !== null) stopRun("limit", reason);
  },

  /** The functions of a file: a name and a site each. */
  codes(...list: (string | number)[]): Code[] {
    const codes: Code[] = [];
    for (let index = 0; index < list.length; index += 2) {
      codes.push({ name: String(list[index]), site: Number(list[index + 1]) });
    }
    return codes;
  },

  /** What calling an async function returns. */
  coroutine(code: Code, body: Body<unknown>): Coroutine {
    return new Coroutine(code, body);
  },

  /** What calling an asynchronous generator function returns. */
  generator(code: Code, body: Body<unknown>): AsyncGenerator {
    return new AsyncGenerator(code, body);
  },

  /** Remembers the key of a computed async method until {@link support.methods} asks for it. */
  key(key: unknown): PropertyKey {
    const property = typeof key === "symbol" ? key : String(key);
    computedKeys.push(property);
    return property;
  },

  /** Replaces the generator methods of a class, or of an object, by functions that return coroutines. */
  methods<T extends object>(target: T, methods: readonly LoweredMethod[]): T {
    const computed = methods.filter(([key]) => key === null).length;
    const keys = computedKeys.splice(computedKeys.length - computed, computed);
    for (const [key, code, isGenerator, isStatic] of methods) {
      const property = key ?? (keys.shift() as PropertyKey);
      const holder = isStatic ? target : (target as { prototype: object }).prototype;
      const descriptor = Object.getOwnPropertyDescriptor(holder, property) as PropertyDescriptor;
      const value = wrap(code, descriptor.value as AnyFunction, isGenerator);
      if (!isGenerator) markCoroutineFunction(value);
      Object.defineProperty(value, "name", { value: code.name, configurable: true });
      Object.defineProperty(holder, property, { ...descriptor, value });
    }
    return target;
  },

  /** The first thing in a `catch`: a stop of the runtime's is no exception, and passes. */
  caught(error: unknown): void {
    if (error instanceof Stop) throw error;
    withoutCompiledNames(error);
  },

  /** What a `finally` block keeps of the error that is in flight: itself, and where it left the program. */
  leaving(error: unknown): { readonly error: unknown; readonly site: number } {
    return { error, site: current.site };
  },

  /** An error that was raised while another one was handled; an error that is raised again stays as it is. */
  inContext: withContext,

  /** `yield x` in an asynchronous generator. */
  emit(value: unknown): Emitted {
    return new Emitted(value);
  },

  enter,
  using,
  callDispose,
  delegate,
  aiter: asyncIterator,
  anext: asyncNext,
  exhausted: EXHAUSTED,

  /** Our modules are namespaces already; esbuild's copy would cost a getter at each use. */
  namespace<T>(module: T): T {
    return module;
  },
};

export type Support = typeof support;
