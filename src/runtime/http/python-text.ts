/**
 * @returns a value as Python's `str` writes it, where Python and JavaScript have different words: `True`,
 * `None`, and floats with exponents
 */
export function pythonText(value: unknown): string {
  if (value === true) return "True";
  if (value === false) return "False";
  if (value === null || value === undefined) return "None";
  if (typeof value === "number") return numberText(value);
  return String(value);
}

/** @returns a number as Python writes it; whole numbers are `int`. */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Number.isInteger(value)) return BigInt(value).toString();
  return String(value).replace(/e([+-])(\d)$/, "e$10$2");
}
