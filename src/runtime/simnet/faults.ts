import { ValueError } from "../builtins/exceptions.ts";
import { checkKeywords } from "../builtins/keywords.ts";
import { repr } from "../builtins/repr.ts";
import * as kinds from "../network/fault-kinds.ts";
import type { FaultLimits, Fault as WorldFault } from "../network/faults.ts";
import { world } from "../network/run-world.ts";
import { checkNumber, checkPositive, checkWhole } from "./checks.ts";

/** When a fault strikes. */
export interface FaultOptions {
  /** Virtual time, in seconds, from which on it strikes; at once by default. */
  start?: number;
  /** Seconds that it lasts; for good by default. */
  duration?: number;
  /** How many times it strikes; without end by default. */
  count?: number;
  /** The probability with which it strikes each time; 1 by default. */
  probability?: number;
}

/** When a fault of connections strikes, and at which of them. */
export interface ConnectionFaultOptions extends FaultOptions {
  /** Only at this port. */
  port?: number;
}

/** When a fault of requests strikes, and at which of them. */
export interface RequestFaultOptions extends ConnectionFaultOptions {
  /** Only requests whose path begins so. */
  path?: string;
  /** Bytes of the body that come through; by default the response does not even begin. */
  afterBytes?: number;
}

/** Something that is broken. `using _ = simnet.offline();` breaks it for a block. */
export class Fault {
  readonly #fault: WorldFault;

  /** @internal */
  constructor(fault: WorldFault) {
    this.#fault = fault;
    world().rules.add(fault, world().host.now());
  }

  /** Mends it. */
  remove(): void {
    world().rules.remove(this.#fault);
  }

  __enter__(): this {
    return this;
  }

  __exit__(): null {
    this.remove();
    return null;
  }

  /** `<Fault refused api.example>` */
  toString(): string {
    return `<Fault ${this.#fault.name}>`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }

  /** Exists for the type checker only: `using _ = simnet.offline();`. */
  declare readonly [Symbol.dispose]: () => void;
}

const LIMITS = ["start", "duration", "count", "probability"];

/** @throws TypeError for an option that this fault does not have; ValueError for one that makes no sense */
function check(fault: string, options: RequestFaultOptions, ...further: string[]): void {
  checkKeywords(options, [...LIMITS, ...further], fault);
  checkNumber("start", options.start, 0);
  checkNumber("duration", options.duration, 0, Number.POSITIVE_INFINITY);
  checkWhole("count", options.count, 1);
  checkNumber("probability", options.probability, 0, 1);
  checkWhole("port", options.port, 1);
}

/** @throws ValueError for a host that is not there: a fault at a misspelt name would never strike */
function checkHost(name: string | null): void {
  if (name !== null && !world().hosts.has(name)) throw new ValueError(`there is no host ${repr(name)}`);
}

function target(host: string | null, { port, path }: RequestFaultOptions): kinds.FaultTarget {
  return {
    ...(host === null ? {} : { host }),
    ...(port === undefined ? {} : { port }),
    ...(path === undefined ? {} : { path }),
  };
}

function limits({ start, duration, count, probability }: FaultOptions): FaultLimits {
  return {
    ...(start === undefined ? {} : { start }),
    ...(duration === undefined ? {} : { duration }),
    ...(count === undefined ? {} : { count }),
    ...(probability === undefined ? {} : { probability }),
  };
}

/** New connections are refused. @param host by name; null: all but the program's own machine */
export function refuse(host: string | null, options: ConnectionFaultOptions = {}): Fault {
  check("refuse", options, "port");
  checkHost(host);
  return new Fault(kinds.refused(target(host, options), limits(options)));
}

/** Responses end in a reset of the connection: before they begin, or after so many bytes of the body. */
export function reset(host: string | null, options: RequestFaultOptions = {}): Fault {
  check("reset", options, "port", "path", "afterBytes");
  checkHost(host);
  checkWhole("afterBytes", options.afterBytes, 0);
  const how = { afterBytes: options.afterBytes ?? null, reset: true };
  return new Fault(kinds.cut(target(host, options), limits(options), how));
}

/** The server closes the connection: before the response begins, or after so many bytes of the body. */
export function disconnect(host: string | null, options: RequestFaultOptions = {}): Fault {
  check("disconnect", options, "port", "path", "afterBytes");
  checkHost(host);
  checkWhole("afterBytes", options.afterBytes, 0);
  const how = { afterBytes: options.afterBytes ?? null, reset: false };
  return new Fault(kinds.cut(target(host, options), limits(options), how));
}

/**
 * Packets to and from a host take longer.
 * @param options `latency`: more seconds for each packet; `bandwidth`: at most so many bytes a second
 */
export function slow(
  host: string | null,
  options: ConnectionFaultOptions & { latency?: number; bandwidth?: number } = {},
): Fault {
  check("slow", options, "port", "latency", "bandwidth");
  checkHost(host);
  checkNumber("latency", options.latency, 0);
  checkPositive("bandwidth", options.bandwidth);
  const { latency = 0, bandwidth } = options;
  const by = { seconds: latency, ...(bandwidth === undefined ? {} : { bandwidth }) };
  return new Fault(kinds.slow(target(host, options), limits(options), by));
}

/** Packets between two hosts are lost until it is mended; TCP then sends them again. */
export function partition(a: string, b: string, options: FaultOptions = {}): Fault {
  check("partition", options);
  checkHost(a);
  checkHost(b);
  return new Fault(kinds.partition(a, b, limits(options)));
}

/**
 * A name cannot be looked up.
 * @param options `temporary`: the name server does not answer (the default), or the name does not exist
 */
export function failLookup(host: string | null, options: FaultOptions & { temporary?: boolean } = {}): Fault {
  check("failLookup", options, "temporary");
  const code = options.temporary === false ? "EAI_NONAME" : "EAI_AGAIN";
  return new Fault(kinds.lookupFailure(target(host, options), limits(options), code));
}

/** The program's machine has no network. */
export function offline(options: FaultOptions = {}): Fault {
  check("offline", options);
  return new Fault(kinds.offline(limits(options)));
}
