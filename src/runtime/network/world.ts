import { EventKind, NONE } from "../trace/events.ts";
import { Connection, type Listener } from "./connection.ts";
import { NetworkError } from "./errors.ts";
import { FaultRules, type Situation, type Verdict } from "./faults.ts";
import {
  DEFAULT_HOST,
  documentationAddress,
  type Host,
  type HostOptions,
  LOCAL_ADDRESS,
  LOCAL_NAME,
  LOOPBACK,
} from "./hosts.ts";
import { RequestLog } from "./http/request-log.ts";
import type { WebSite } from "./http/server.ts";
import type { Operation } from "./operation.ts";
import { type LinkOptions, Path } from "./path.ts";
import { SeededRandom } from "./random.ts";
import { Resolver } from "./resolver.ts";
import type { Endpoint, Socket } from "./socket.ts";
import type { WorldHost } from "./world-host.ts";

/** The first of the ports that the system gives out by itself. */
const FIRST_FREE_PORT = 49_152;

/**
 * A simulated internet: hosts by name, the ways between them, who listens where, which connections stand,
 * what is broken. All that it does, it does at times that its host's clock gives, and by its own generator of
 * random numbers, so that the same seed gives the same world.
 */
export class World {
  readonly host: WorldHost;
  random: SeededRandom;
  readonly rules: FaultRules;
  readonly resolver: Resolver;
  /** The hosts by name, in the order in which they were added. */
  readonly hosts = new Map<string, Host>();
  /** The program's own machine. */
  readonly local: Host;
  /** The connections that are not over, by number. */
  readonly connections = new Map<number, Connection>();
  /** The web sites by their hosts' names. */
  readonly sites = new Map<string, WebSite>();
  readonly requests = new RequestLog(this);
  /** @internal */ nextConnection = 0;
  readonly #paths = new Map<string, Path>();
  readonly #listeners = new Map<string, Listener>();
  readonly #nextPorts = new Map<Host, number>();

  constructor(host: WorldHost) {
    this.host = host;
    this.random = new SeededRandom(host.seed);
    this.rules = new FaultRules({ chance: (probability) => this.random.chance(probability) });
    this.resolver = new Resolver(this);
    this.local = {
      name: LOCAL_NAME,
      address: LOCAL_ADDRESS,
      isLocal: true,
      ttl: Number.POSITIVE_INFINITY,
      ...LOOPBACK,
    };
    this.hosts.set(LOCAL_NAME, this.local);
  }

  /** Makes the world's random numbers follow another seed from here on. */
  reseed(seed: number): void {
    this.random = new SeededRandom(seed);
  }

  /** Adds a host, or changes what was said of it. */
  addHost(name: string, options: HostOptions = {}): Host {
    const known = this.hosts.get(name);
    if (known !== undefined) return Object.assign(known, options);
    const host: Host = {
      name,
      address: documentationAddress(this.hosts.size - 1),
      isLocal: false,
      ...DEFAULT_HOST,
      ...options,
    };
    this.hosts.set(name, host);
    return host;
  }

  /** @returns the host with this name or address. */
  findHost(nameOrAddress: string): Host | undefined {
    const named = this.hosts.get(nameOrAddress);
    if (named !== undefined) return named;
    for (const host of this.hosts.values()) if (host.address === nameOrAddress) return host;
    return undefined;
  }

  /** The way from one host to another. */
  path(from: Host, to: Host): Path {
    const key = `${from.name} ${to.name}`;
    let path = this.#paths.get(key);
    if (path === undefined) {
      path = new Path(from, to);
      this.#paths.set(key, path);
    }
    return path;
  }

  /** Sets the way between two hosts, both directions. */
  configureLink(a: Host, b: Host, link: LinkOptions): void {
    this.path(a, b).configure(link);
    this.path(b, a).configure(link);
  }

  /** Asks the faults what is to become of something, and writes into the trace which one struck. */
  judge(situation: Situation, connection: number | null): Verdict {
    const { verdict, fault } = this.rules.judge(situation, this.host.now());
    if (fault !== null) {
      this.host.record(EventKind.faultStruck, { subject: connection ?? NONE, text: fault.name });
    }
    return verdict;
  }

  /**
   * Waits for connections.
   * @param port 0 takes a free one
   * @returns the port, and what stops it
   * @throws NetworkError EADDRINUSE when somebody listens there
   */
  listen(host: Host, port: number, listener: Listener): { port: number; close(): void } {
    const taken = port === 0 ? this.#freePort(host) : port;
    const key = `${host.name}:${taken}`;
    if (this.listenerAt({ host, port: taken }) !== undefined) throw new NetworkError("EADDRINUSE");
    this.#listeners.set(key, listener);
    return {
      port: taken,
      close: () => {
        if (this.#listeners.get(key) === listener) this.#listeners.delete(key);
      },
    };
  }

  /** @internal Who listens at a place. */
  listenerAt({ host, port }: Endpoint): Listener | undefined {
    const listener = this.#listeners.get(`${host.name}:${port}`);
    return listener?.isStale === true ? undefined : listener;
  }

  /**
   * Opens a TCP connection: one round trip. An address that no host has never answers.
   * @param address where to, as a look-up gave it
   * @param from the host that opens it; the program's own by default
   * @returns the client's socket; cancelled, it closes the connection
   */
  connect(address: string, port: number, from: Host = this.local): Operation<Socket> {
    const target = this.findHost(address) ?? this.#nowhere(address);
    return new Connection(this, { host: from, port: this.#freePort(from) }, { host: target, port }).opening;
  }

  /** A place that packets go to and never come back from. */
  #nowhere(address: string): Host {
    const host: Host = { name: address, address, isLocal: false, ...DEFAULT_HOST, loss: 1 };
    return host;
  }

  #freePort(host: Host): number {
    const port = this.#nextPorts.get(host) ?? FIRST_FREE_PORT;
    this.#nextPorts.set(host, port === 65_535 ? FIRST_FREE_PORT : port + 1);
    return port;
  }
}
