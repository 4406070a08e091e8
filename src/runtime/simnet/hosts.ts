import { OSError, TypeError, ValueError } from "../builtins/exceptions.ts";
import { checkKeywords } from "../builtins/keywords.ts";
import { repr } from "../builtins/repr.ts";
import { NetworkError } from "../network/errors.ts";
import { type HostOptions, isAddress, type Host as WorldHostEntry } from "../network/hosts.ts";
import { serve } from "../network/http/server.ts";
import { world } from "../network/run-world.ts";
import { checkHostName, checkNumber, checkPositive, checkWhole } from "./checks.ts";
import { type Handler, Routes } from "./routes.ts";

/** What can be said of a host. */
export interface HostSettings {
  /** Seconds that a packet takes to it, one way: a number, or the least and the most. */
  latency?: number | readonly [least: number, most: number];
  /** Bytes a second, each way, that all of its connections share. */
  bandwidth?: number;
  /** The probability that a packet is lost, and sent again later. */
  loss?: number;
  /** An IPv4 address. */
  address?: string;
  /** Seconds that a look-up of its name is remembered. */
  ttl?: number;
  /** Requests that its web server works on at a time. */
  concurrent?: number;
  /** Requests that may wait for that; one more gets a 503. */
  queue?: number;
  /** Requests that a client may make within so many seconds; one more gets a 429. */
  rateLimit?: { requests: number; seconds: number };
}

/** What can be said of the way between two hosts. */
export type LinkSettings = Pick<HostSettings, "latency" | "bandwidth" | "loss">;

/** A host of the simulated network. */
export class Host {
  readonly #entry: WorldHostEntry;
  readonly #settings: HostSettings;
  #routes: Routes | null = null;

  /** @internal */
  constructor(entry: WorldHostEntry, settings: HostSettings) {
    this.#entry = entry;
    this.#settings = settings;
  }

  /** Its name. */
  get name(): string {
    return this.#entry.name;
  }

  /** Its address. */
  get address(): string {
    return this.#entry.address;
  }

  /**
   * Answers requests to a path, at port 80 and, with TLS, at 443.
   * @param path `{name}` stands for any one part: `/users/{id}`
   * @param options `method`: only requests with this one; any by default
   * @throws ValueError for a path that does not begin with `/`, or names a part twice
   */
  route(path: string, handler: Handler, options: { method?: string } = {}): this {
    checkKeywords(options, ["method"], "route");
    if (typeof handler !== "function") {
      throw new TypeError(`the handler of ${path} must be a function, not ${repr(handler)}`);
    }
    this.#routes ??= this.#open();
    this.#routes.add(path, handler, options.method?.toUpperCase() ?? null);
    return this;
  }

  /** Changes what was said of it: all but its address. @throws ValueError as {@link addHost} */
  configure(settings: Omit<HostSettings, "address">): this {
    if ("address" in settings) throw new ValueError(`the address of ${this.name} cannot be changed`);
    Object.assign(this.#entry, hostOptions(settings, "configure"));
    Object.assign(this.#settings, settings);
    const site = world().sites.get(this.name);
    if (site !== undefined) site.door.capacity = { ...site.door.capacity, ...capacityOf(settings) };
    return this;
  }

  #open(): Routes {
    const site = world().sites.get(this.name);
    const routes = new Routes(site?.service);
    if (site !== undefined) site.service = routes.service;
    else {
      try {
        serve(world(), this.#entry, routes.service, capacityOf(this.#settings));
      } catch (error) {
        if (error instanceof NetworkError) throw new OSError(98, `a port of ${this.name} is in use`);
        throw error;
      }
    }
    return routes;
  }

  /** `<Host api.example 198.51.100.4>` */
  toString(): string {
    return `<Host ${this.name} ${this.address}>`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

/**
 * Adds a host to the network: programs reach it by its name, serve at it with {@link Host.route} or
 * `asyncio.startServer`, and connect from it with `localAddr`.
 * @throws ValueError when there is one of this name or address, and for settings that make no sense
 */
export function addHost(name: string, settings: HostSettings = {}): Host {
  checkHostName(name);
  if (world().hosts.has(name)) throw new ValueError(`there is a host ${repr(name)}: use simnet.host`);
  const { address } = settings;
  const holder = address === undefined ? undefined : world().findHost(address);
  if (holder !== undefined) throw new ValueError(`the address ${address} is that of ${holder.name}`);
  return new Host(world().addHost(name, hostOptions(settings, "addHost")), { ...settings });
}

/**
 * The host of this name: one that the program added, or one that every program has.
 * @throws ValueError when there is none
 */
export function host(name: string): Host {
  return new Host(entryOf(name), {});
}

/** Sets the way between two hosts, both directions. @throws ValueError for an unknown host */
export function link(a: string, b: string, settings: LinkSettings): void {
  checkKeywords(settings, ["latency", "bandwidth", "loss"], "link");
  const { latency, bandwidth, loss } = hostOptions(settings, "link");
  world().configureLink(entryOf(a), entryOf(b), {
    ...(latency === undefined ? {} : { latency }),
    ...(bandwidth === undefined ? {} : { bandwidth }),
    ...(loss === undefined ? {} : { loss }),
  });
}

function entryOf(name: string): WorldHostEntry {
  const entry = world().hosts.get(name);
  if (entry === undefined) throw new ValueError(`there is no host ${repr(name)}`);
  return entry;
}

const SETTINGS = ["latency", "bandwidth", "loss", "address", "ttl", "concurrent", "queue", "rateLimit"];

/** @throws TypeError and ValueError for settings that make no sense */
function hostOptions(settings: HostSettings, callee: string): HostOptions {
  checkKeywords(settings, SETTINGS, callee);
  checkCapacity(settings);
  const { latency, bandwidth, loss, address, ttl } = settings;
  const range = typeof latency === "number" ? ([latency, latency] as const) : latency;
  if (range !== undefined && !isRange(range)) {
    throw new ValueError("latency must be a number of seconds, or two in order");
  }
  checkPositive("bandwidth", bandwidth);
  checkNumber("loss", loss, 0, 1);
  checkNumber("ttl", ttl, 0, Number.POSITIVE_INFINITY);
  if (address !== undefined && !isAddress(address)) {
    throw new ValueError(`address must be an IPv4 address, not ${repr(address)}`);
  }
  return {
    ...(range === undefined ? {} : { latency: range }),
    ...(bandwidth === undefined ? {} : { bandwidth }),
    ...(loss === undefined ? {} : { loss }),
    ...(address === undefined ? {} : { address }),
    ...(ttl === undefined ? {} : { ttl }),
  };
}

function checkCapacity({ concurrent, queue, rateLimit }: HostSettings): void {
  checkWhole("concurrent", concurrent, 1);
  checkWhole("queue", queue, 0);
  if (rateLimit === undefined) return;
  checkKeywords(Object(rateLimit), ["requests", "seconds"], "rateLimit");
  checkWhole("rateLimit.requests", rateLimit.requests ?? null, 1);
  checkPositive("rateLimit.seconds", rateLimit.seconds ?? null);
}

function isRange(range: readonly unknown[]): boolean {
  const [least, most] = range as number[];
  return (
    Array.isArray(range) &&
    range.length === 2 &&
    range.every((seconds) => Number.isFinite(seconds)) &&
    (least as number) >= 0 &&
    (most as number) >= (least as number)
  );
}

function capacityOf({ concurrent, queue, rateLimit }: HostSettings): {
  concurrent?: number;
  queue?: number;
  rateLimit?: { requests: number; seconds: number };
} {
  return {
    ...(concurrent === undefined ? {} : { concurrent }),
    ...(queue === undefined ? {} : { queue }),
    ...(rateLimit === undefined ? {} : { rateLimit }),
  };
}
