/**
 * @returns what a TypeError calls the type of `value`: a class's name for objects (Python's own, for what
 * calling an async function returns), and JavaScript's name of the type for the rest (`number`, `null`,
 * `undefined`, `function`).
 */
export function typeName(value: unknown): string {
  if (value === null) return "null";
  if (typeof value !== "object") return typeof value;
  const constructor: unknown = Object.getPrototypeOf(value)?.constructor;
  if (typeof constructor !== "function") return "object";
  const name = Object.hasOwn(constructor, "__name__")
    ? String((constructor as { __name__?: unknown }).__name__)
    : constructor.name;
  return name === "" ? "object" : name;
}
