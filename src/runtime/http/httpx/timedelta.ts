/** A span of time, as Python's `datetime.timedelta`; in arithmetic and comparisons it is its number of seconds. */
export class timedelta {
  /** Whole days. */
  readonly days: number;
  /** Whole seconds, less than a day's. */
  readonly seconds: number;
  /** Millionths of a second, less than a million. */
  readonly microseconds: number;

  /** @param seconds how long */
  constructor(seconds: number) {
    const whole = Math.round(seconds * 1e6);
    this.microseconds = whole % 1e6;
    this.seconds = Math.floor(whole / 1e6) % 86_400;
    this.days = Math.floor(whole / 86_400e6);
  }

  /** All of it, in seconds. */
  totalSeconds(): number {
    return (this.days * 86_400_000_000 + this.seconds * 1_000_000 + this.microseconds) / 1e6;
  }

  /** The same, so that it can be compared and added to. */
  valueOf(): number {
    return this.totalSeconds();
  }

  /** Python's text: `0:00:01.250000`. */
  toString(): string {
    const two = (number: number): string => String(number).padStart(2, "0");
    const { days, seconds, microseconds } = this;
    const time = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    const fraction = microseconds === 0 ? "" : `.${String(microseconds).padStart(6, "0")}`;
    const before = days === 0 ? "" : `${days} day${days === 1 ? "" : "s"}, `;
    return `${before}${time}${fraction}`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}
