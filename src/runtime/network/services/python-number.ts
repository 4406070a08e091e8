/** A number as Python writes it in JSON; keeps `1` and `1.0` apart, and integers of any size. */
export class PythonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** @returns a float as Python writes it: `1.0`, `1e+16`, `1e-05`, `Infinity`. */
export function pythonFloat(value: number): PythonNumber {
  if (!Number.isFinite(value)) return new PythonNumber(String(value));
  const [digits, exponent] = value.toExponential().split("e") as [string, string];
  const power = Number(exponent);
  if (power < -4 || power >= 16) {
    const sign = power < 0 ? "-" : "+";
    return new PythonNumber(`${digits}e${sign}${String(Math.abs(power)).padStart(2, "0")}`);
  }
  const sign = Object.is(value, -0) ? "-" : "";
  // Neither Python nor JavaScript uses an exponent in this range, but for JavaScript's smallest numbers.
  const plain =
    power < 0 ? value.toFixed(Math.max(0, (digits.split(".")[1]?.length ?? 0) - power)) : String(value);
  return new PythonNumber(sign + (plain.includes(".") ? plain : `${plain}.0`));
}
