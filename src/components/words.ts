const NANOSECONDS_A_SECOND = 1e9;

/** @returns a virtual time as a clock shows it: seconds, three decimals. */
export function clockTime(nanoseconds: number): string {
  return (nanoseconds / NANOSECONDS_A_SECOND).toFixed(3);
}

/** @returns a length of virtual time as one says it, to the millisecond or to four digits: `4 s`, `0.25 s`. */
export function duration(nanoseconds: number): string {
  const seconds = nanoseconds / NANOSECONDS_A_SECOND;
  return `${Number(seconds >= 1 ? seconds.toFixed(3) : seconds.toPrecision(4))} s`;
}

/** @returns a length of virtual time to three digits, which is as much as one wants to read in a sentence. */
export function roughDuration(nanoseconds: number): string {
  return duration(Number(nanoseconds.toPrecision(3)));
}

/** @returns a count with its noun: `1 line`, `2,500 lines`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
