/** A range of seconds: each use draws a number of it. */
export type Range = readonly [least: number, most: number];

/** How many requests a server works on at once, and what it does with the rest. */
export interface Capacity {
  /** Requests that it works on at a time; unlimited by default. */
  readonly concurrent?: number;
  /** Requests that may wait for a place; one more is answered with 503. Unlimited by default. */
  readonly queue?: number;
  /** At most so many requests a client in any window of so many seconds; one more is answered with 429. */
  readonly rateLimit?: { readonly requests: number; readonly seconds: number };
}

/** What can be said of a host. */
export interface HostOptions {
  /** Its address; a documentation address by default. */
  readonly address?: string;
  /** Seconds that a packet takes to it, one way. */
  readonly latency?: Range;
  /** Bytes a second, each way, that all of its connections share. */
  readonly bandwidth?: number;
  /** The probability that a packet is lost, and sent again later. */
  readonly loss?: number;
  /** Seconds that its name may be kept by a resolver. */
  readonly ttl?: number;
}

/** A machine of the simulated world. */
export interface Host {
  readonly name: string;
  readonly address: string;
  latency: Range;
  bandwidth: number;
  loss: number;
  ttl: number;
  /** The machine that the program runs on: it has the network's fastest way to itself. */
  readonly isLocal: boolean;
}

/** What a host is like unless it is told otherwise: about as a server on the same continent. */
export const DEFAULT_HOST = { latency: [0.02, 0.03], bandwidth: 12_500_000, loss: 0, ttl: 60 } as const;

/** What talks to itself: a packet takes no more than the kernel's work. */
export const LOOPBACK = { latency: [0.00002, 0.00004], bandwidth: 1_250_000_000, loss: 0 } as const;

/** The program's own machine, by name and by address. */
export const LOCAL_NAME = "localhost";
export const LOCAL_ADDRESS = "127.0.0.1";
/** How others see the program's machine. */
export const LOCAL_PUBLIC_ADDRESS = "203.0.113.7";

/** The first address of those that hosts without one get: a block that is kept for documentation. */
export function documentationAddress(index: number): string {
  return index < 250 ? `198.51.100.${index + 1}` : `198.18.${Math.floor(index / 250)}.${(index % 250) + 1}`;
}

/** @returns whether a text is an IPv4 address. */
export function isAddress(text: string): boolean {
  const parts = text.split(".");
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
}
