import { run } from "../../loop/run.ts";
import type { NetworkError } from "../../network/errors.ts";
import type { RequestRecord } from "../../network/http/request-log.ts";
import { Operation } from "../../network/operation.ts";
import { world } from "../../network/run-world.ts";
import { type Steps, step } from "../opening.ts";

interface Lookup {
  readonly operation: Operation<string>;
  readonly waiting: Set<Operation<string>>;
}

/**
 * The addresses that a connector has looked up. Several requests to one host share a look-up that is under way;
 * when none of them wants it any more, it is given up.
 */
export class DnsCache {
  /** Seconds that an address is kept; null: for good; 0: not at all. */
  readonly #ttl: number | null;
  readonly #known = new Map<string, { readonly address: string; readonly until: number }>();
  readonly #underWay = new Map<string, Lookup>();

  constructor(ttl: number | null) {
    this.#ttl = ttl;
  }

  /** Forgets what is known of a host, or all. */
  clear(host?: string): void {
    if (host === undefined) this.#known.clear();
    else this.#known.delete(host);
  }

  /** Whether what was looked up is kept. */
  get keeps(): boolean {
    return this.#ttl !== 0;
  }

  /** Whether the address of a host is known, or about to be. */
  has(host: string): boolean {
    const known = this.#known.get(host);
    return this.#underWay.has(host) || (known !== undefined && known.until > run.clock.now);
  }

  /** Looks a host up; the phase is `DNS lookup`, unless its address is known. */
  *lookUp(host: string, record: RequestRecord): Steps<string> {
    const known = this.#known.get(host);
    if (known !== undefined && known.until > run.clock.now) return known.address;
    record.phase("DNS lookup");
    return yield* step(this.#join(host), `${host}: DNS lookup`);
  }

  #join(host: string): Operation<string> {
    const lookup = this.#underWay.get(host) ?? this.#start(host);
    const { waiting } = lookup;
    const share = new Operation<string>(() => {
      waiting.delete(share);
      if (waiting.size > 0) return;
      lookup.operation.cancel();
      this.#underWay.delete(host);
    });
    waiting.add(share);
    lookup.operation.onSettled(() => this.#settle(host, lookup));
    return share;
  }

  #start(host: string): Lookup {
    const lookup: Lookup = { operation: world().resolver.lookup(host), waiting: new Set() };
    this.#underWay.set(host, lookup);
    return lookup;
  }

  #settle(host: string, { operation, waiting }: Lookup): void {
    this.#underWay.delete(host);
    try {
      const address = operation.result();
      if (this.#ttl !== 0) {
        const until = this.#ttl === null ? Number.POSITIVE_INFINITY : run.clock.now + this.#ttl * 1e9;
        this.#known.set(host, { address, until });
      }
      for (const share of waiting) share.succeed(address);
    } catch (error) {
      for (const share of waiting) share.fail(error as NetworkError);
    }
  }
}
