import { world } from "../network/run-world.ts";
import { checkWhole } from "./checks.ts";

/** A request that a program's clients have made. */
export interface RequestInfo {
  readonly method: string;
  readonly url: string;
  /** Virtual time in seconds. */
  readonly time: number;
  /** Null while there is no response. */
  readonly status: number | null;
  /** Null while it goes on. */
  readonly outcome: "finished" | "failed" | "abandoned" | null;
  /** Bytes on the wire, heads included. */
  readonly sent: number;
  readonly received: number;
}

/** A connection that is not over. */
export interface ConnectionInfo {
  /** Its number in the trace. */
  readonly id: number;
  /** The hosts by name. */
  readonly from: string;
  readonly to: string;
  readonly port: number;
}

/** The requests so far, in the order in which they began. @param host only those to this one */
export function requests(host: string | null = null): RequestInfo[] {
  return world()
    .requests.records.filter((record) => host === null || new URL(record.url).hostname === host)
    .map(({ method, url, started: time, status, outcome, sent, received }) => {
      return { method, url, time, status, outcome, sent, received };
    });
}

/** The connections that are not over. @param host only those to this one */
export function connections(host: string | null = null): ConnectionInfo[] {
  return [...world().connections.values()]
    .map(({ id, client }) => {
      const { host: to, port } = client.remote;
      return { id, from: client.local.host.name, to: to.name, port };
    })
    .filter(({ to }) => host === null || to === host);
}

/** Makes the network's random numbers (latencies, losses) follow another seed than the run's from here on. */
export function seed(value: number): void {
  checkWhole("seed", value, 0);
  world().reseed(value);
}
