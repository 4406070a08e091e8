import { NetworkError } from "./errors.ts";
import { isAddress, LOCAL_NAME, type Range } from "./hosts.ts";
import { Operation } from "./operation.ts";
import type { World } from "./world.ts";
import type { Cancellable } from "./world-host.ts";

/** Seconds for a question to the name server and its answer. */
const ROUND_TRIP: Range = [0.008, 0.02];

/** Finds the addresses of names, and remembers them for as long as each name's host allows. */
export class Resolver {
  readonly #world: World;
  readonly #cache = new Map<string, { readonly address: string; readonly until: number }>();

  constructor(world: World) {
    this.#world = world;
  }

  /**
   * Looks a name up. An address, `localhost` and a name that is remembered take no time.
   * @param from the host that asks
   * @returns the address; fails with EAI_NONAME for an unknown name, EAI_AGAIN where a fault says so
   */
  lookup(name: string, from: string = LOCAL_NAME): Operation<string> {
    const world = this.#world;
    if (isAddress(name)) return Operation.succeeded(name);
    const known = world.hosts.get(name);
    if (known?.isLocal === true) return Operation.succeeded(known.address);
    const now = world.host.now();
    const key = `${from} ${name}`;
    const cached = this.#cache.get(key);
    if (cached !== undefined && cached.until > now) return Operation.succeeded(cached.address);
    const verdict = world.judge({ kind: "lookup", from, to: name, port: 53 }, null);
    let timer: Cancellable | null = null;
    const operation = new Operation<string>(() => timer?.cancel());
    const delay = verdict.kind === "delay" ? verdict.seconds : 0;
    timer = world.host.schedule(Math.round((world.random.between(ROUND_TRIP) + delay) * 1e9), () => {
      const host = world.hosts.get(name);
      if (verdict.kind === "fail") operation.fail(new NetworkError(verdict.code));
      else if (verdict.kind === "drop") operation.fail(new NetworkError("EAI_AGAIN"));
      else if (host === undefined) operation.fail(new NetworkError("EAI_NONAME"));
      else {
        this.#cache.set(key, { address: host.address, until: world.host.now() + host.ttl * 1e9 });
        operation.succeed(host.address);
      }
    });
    return operation;
  }
}
