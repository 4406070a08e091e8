/**
 * @returns what a TypeError calls the type of `value`: a class's name for objects, and JavaScript's name of
 * the type for the rest (`number`, `null`, `undefined`, `function`).
 */
export function typeName(value: unknown): string {
  if (value === null) return "null";
  if (typeof value !== "object") return typeof value;
  const constructor: unknown = Object.getPrototypeOf(value)?.constructor;
  return typeof constructor === "function" && constructor.name !== "" ? constructor.name : "object";
}
