import { OSError, ValueError } from "../builtins/exceptions.ts";
import { repr } from "../builtins/repr.ts";
import { NetworkError } from "../network/errors.ts";
import type { HostOptions, Host as WorldHostEntry } from "../network/hosts.ts";
import { serve } from "../network/http/server.ts";
import { world } from "../network/run-world.ts";
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
   */
  route(path: string, handler: Handler, options: { method?: string } = {}): this {
    this.#routes ??= this.#open();
    this.#routes.add(path, handler, options.method ?? null);
    return this;
  }

  /** Changes what was said of it. */
  configure(settings: HostSettings): this {
    Object.assign(this.#entry, hostOptions(settings));
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
 * @throws ValueError when there is one of this name
 */
export function addHost(name: string, settings: HostSettings = {}): Host {
  if (world().hosts.has(name)) throw new ValueError(`there is a host ${repr(name)}: use simnet.host`);
  return new Host(world().addHost(name, hostOptions(settings)), { ...settings });
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
  const { latency, bandwidth, loss } = hostOptions(settings);
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

function hostOptions(settings: HostSettings): HostOptions {
  const { latency, bandwidth, loss, address, ttl } = settings;
  const range = typeof latency === "number" ? ([latency, latency] as const) : latency;
  if (range !== undefined && !(range[0] >= 0 && range[1] >= range[0])) {
    throw new ValueError("latency must be a number of seconds, or two in order");
  }
  if (bandwidth !== undefined && !(bandwidth > 0)) throw new ValueError("bandwidth must be more than 0");
  if (loss !== undefined && !(loss >= 0 && loss <= 1)) throw new ValueError("loss must be from 0 to 1");
  return {
    ...(range === undefined ? {} : { latency: range }),
    ...(bandwidth === undefined ? {} : { bandwidth }),
    ...(loss === undefined ? {} : { loss }),
    ...(address === undefined ? {} : { address }),
    ...(ttl === undefined ? {} : { ttl }),
  };
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
