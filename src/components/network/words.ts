import { duration } from "../words.ts";
import { type NetworkRequest, phaseAt } from "./requests.ts";

/** @returns what a URL asks for, without the scheme: `httpbin.org/delay/1`. */
export function shortUrl(url: string): string {
  return url.replace(/^[a-z]+:\/\//, "");
}

/** @returns how a request stands just after an event: its phase, or how it ended. */
export function standingAt(request: NetworkRequest, playhead: number): string {
  if (playhead < request.first) return "not yet wanted";
  const phase = phaseAt(request, playhead);
  if (phase !== null) return phase.name;
  return endOf(request);
}

/** @returns how a request ended: `200 OK`, `failed: …`. */
export function endOf({ outcome, status, reason }: NetworkRequest): string {
  if (outcome === "failed") return `failed: ${reason}`;
  if (outcome === "abandoned") return "given up";
  if (outcome === null) return "still under way";
  return status ?? "finished";
}

/** @returns an amount of data: `512 B`, `1.5 KB`. */
export function dataSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [amount, unit] = bytes < 1_000_000 ? [bytes / 1000, "KB"] : [bytes / 1_000_000, "MB"];
  return `${Number(amount.toPrecision(3))} ${unit}`;
}

/** @returns a length of time, rounded as far as the eye needs it: `71.4 ms`, `1.07 s`. */
export function shortTime(nanoseconds: number): string {
  if (nanoseconds >= 1e9) return duration(nanoseconds);
  return `${Number((nanoseconds / 1e6).toPrecision(3))} ms`;
}
