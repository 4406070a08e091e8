/** Virtual time 0 in seconds since 1970: the start of 2026, UTC. */
const EPOCH = Date.UTC(2026, 0, 1) / 1000;

/** @returns a virtual time (in seconds) as seconds since 1970. */
export function unixTime(now: number): number {
  return EPOCH + now;
}

/** @returns a virtual time (in seconds) as HTTP writes dates: `Thu, 01 Jan 2026 00:00:00 GMT`. */
export function httpDate(now: number): string {
  return new Date(unixTime(now) * 1000).toUTCString();
}
