import { AttributeError } from "../builtins/exceptions.ts";
import { typeName } from "../builtins/types.ts";

/** What a promise has, and what to write in its place. */
const PROMISE_METHODS: Readonly<Record<string, string>> = {
  // biome-ignore lint/suspicious/noThenProperty: the name of a method, not one.
  then: "write await",
  catch: "write try { await … } catch",
  finally: "write try { await … } finally",
};

/**
 * Gives a class the methods of a promise, which tell whoever calls them what to write: a JavaScript reader's first
 * guess would otherwise end in a text about an intermediate value that is no function.
 */
export function refusePromiseMethods(type: { readonly prototype: object }): void {
  for (const [name, advice] of Object.entries(PROMISE_METHODS)) {
    const refuse = function (this: unknown): never {
      throw new AttributeError(
        `'${typeName(this)}' object has no attribute '${name}': there are no promises here, ${advice}`,
      );
    };
    Object.defineProperty(type.prototype, name, { value: refuse, configurable: true, writable: true });
  }
}
