import { type Host, LOOPBACK, type Range } from "./hosts.ts";

/** What was set for the way between two hosts, in place of what follows from the hosts. */
export interface LinkOptions {
  readonly latency?: Range;
  readonly bandwidth?: number;
  readonly loss?: number;
}

/** The way from one host to another. All connections between the two share its bandwidth. */
export class Path {
  readonly from: Host;
  readonly to: Host;
  #link: LinkOptions;
  /** Nanoseconds of virtual time: when what is on the way out already has left. */
  #freeAt = 0;

  constructor(from: Host, to: Host, link: LinkOptions = {}) {
    this.from = from;
    this.to = to;
    this.#link = link;
  }

  /** Sets what is different from what the hosts say. */
  configure(link: LinkOptions): void {
    this.#link = { ...this.#link, ...link };
  }

  /** Seconds, one way. The program's own machine adds nothing to another's. */
  get latency(): Range {
    if (this.#link.latency !== undefined) return this.#link.latency;
    const { from, to } = this;
    if (from === to) return LOOPBACK.latency;
    if (from.isLocal) return to.latency;
    if (to.isLocal) return from.latency;
    return [from.latency[0] + to.latency[0], from.latency[1] + to.latency[1]];
  }

  /** The probability that a packet is lost. */
  get loss(): number {
    if (this.#link.loss !== undefined) return this.#link.loss;
    return this.from === this.to ? LOOPBACK.loss : Math.max(this.from.loss, this.to.loss);
  }

  /**
   * Takes the line for a packet.
   * @param now virtual time in nanoseconds
   * @param limit bytes a second that a fault allows
   * @returns when the packet's last byte has left
   */
  occupy(now: number, bytes: number, limit: number | undefined): number {
    const bandwidth = Math.min(this.#bandwidth, limit ?? Number.POSITIVE_INFINITY);
    this.#freeAt = Math.max(now, this.#freeAt) + Math.round((bytes / bandwidth) * 1e9);
    return this.#freeAt;
  }

  get #bandwidth(): number {
    if (this.#link.bandwidth !== undefined) return this.#link.bandwidth;
    return this.from === this.to ? LOOPBACK.bandwidth : Math.min(this.from.bandwidth, this.to.bandwidth);
  }
}
