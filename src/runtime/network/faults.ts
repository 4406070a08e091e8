import type { NetworkErrorCode } from "./errors.ts";
import type { SeededRandom } from "./random.ts";

/** Something that is about to happen in the world, and that a fault may change. */
export interface Situation {
  /** A look-up of a name; the start of a connection; a packet; a request that has reached its server. */
  readonly kind: "lookup" | "connect" | "packet" | "request";
  /** The hosts by name: who does it, and to whom. For a look-up, `to` is the name that is looked up. */
  readonly from: string;
  readonly to: string;
  readonly port: number;
  /** Of a request: its path. */
  readonly path?: string;
}

/** What is to become of it. */
export type Verdict =
  | { readonly kind: "pass" }
  /** It happens `seconds` later, and at no more than `bandwidth` bytes a second. */
  | { readonly kind: "delay"; readonly seconds: number; readonly bandwidth?: number }
  /** It is lost, and nobody is told. */
  | { readonly kind: "drop" }
  /** It fails at once, with this error. */
  | { readonly kind: "fail"; readonly code: NetworkErrorCode }
  /** A response is cut off after so many bytes of its body, or before its head (null). */
  | { readonly kind: "cut"; readonly afterBytes: number | null; readonly reset: boolean };

export const PASS: Verdict = { kind: "pass" };

/** When a fault strikes, if it applies. */
export interface FaultLimits {
  /** Virtual time, in seconds, from which on it strikes; at once by default. */
  readonly start?: number;
  /** Seconds that it lasts from then on; for good by default. */
  readonly duration?: number;
  /** How many times it strikes; without end by default. */
  readonly count?: number;
  /** The probability with which it strikes each time; 1 by default. */
  readonly probability?: number;
}

/** A rule of the world: what it applies to, when, and what it does. The first that does not pass wins. */
export interface Fault {
  /** What it is called in the trace. */
  readonly name: string;
  /** @returns the verdict, or {@link PASS} for what the fault is not about. */
  readonly judge: (situation: Situation) => Verdict;
  readonly limits: FaultLimits;
}

interface Rule {
  readonly fault: Fault;
  /** Nanoseconds of virtual time. */
  readonly start: number;
  readonly end: number;
  left: number;
}

/** The faults that are in force, in the order in which they were added. */
export class FaultRules {
  readonly #rules = new Map<Fault, Rule>();
  readonly #random: Pick<SeededRandom, "chance">;

  constructor(random: Pick<SeededRandom, "chance">) {
    this.#random = random;
  }

  /** Puts a fault in force. @param now virtual time in nanoseconds */
  add(fault: Fault, now: number): void {
    const { start, duration, count } = fault.limits;
    const from = start === undefined ? now : Math.round(start * 1e9);
    this.#rules.set(fault, {
      fault,
      start: from,
      end: duration === undefined ? Number.POSITIVE_INFINITY : from + Math.round(duration * 1e9),
      left: count ?? Number.POSITIVE_INFINITY,
    });
  }

  /** Takes a fault out of force. @returns whether it was in force. */
  remove(fault: Fault): boolean {
    return this.#rules.delete(fault);
  }

  /**
   * Asks the faults in order; the first that does not pass wins.
   * @param now virtual time in nanoseconds
   * @returns the verdict, and the fault that gave it
   */
  judge(situation: Situation, now: number): { verdict: Verdict; fault: Fault | null } {
    for (const rule of this.#rules.values()) {
      if (now < rule.start || now >= rule.end || rule.left <= 0) continue;
      const verdict = rule.fault.judge(situation);
      if (verdict.kind === "pass") continue;
      if (!this.#random.chance(rule.fault.limits.probability ?? 1)) continue;
      rule.left -= 1;
      return { verdict, fault: rule.fault };
    }
    return { verdict: PASS, fault: null };
  }
}
