import { formatWithOptions } from "node-inspect-extracted";
import { repr } from "../runtime/builtins/repr.ts";

const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/**
 * Formats what `console.log` was given: as Node does, but errors, wherever they are inside, as Python's
 * `repr` does. Node would print their JavaScript stacks, which are the runtime's and differ between hosts.
 */
export function format(values: readonly unknown[]): string {
  // An error's arguments are formatted while the error is.
  if (Object.hasOwn(Error.prototype, INSPECT)) return formatWithOptions({}, ...values);
  Object.defineProperty(Error.prototype, INSPECT, {
    value(this: Error): string {
      return repr(this);
    },
    configurable: true,
  });
  try {
    return formatWithOptions({}, ...values);
  } finally {
    Reflect.deleteProperty(Error.prototype, INSPECT);
  }
}
