import type { Verdict } from "../faults.ts";
import type { Capacity, Host } from "../hosts.ts";
import type { Service, ServiceRequest, ServiceResponse } from "../service.ts";
import type { Socket } from "../socket.ts";
import type { World } from "../world.ts";
import { Door } from "./admission.ts";
import { ServerConnection } from "./server-connection.ts";

/** A host's web site: who answers, and how many requests at a time. Both can be changed while it serves. */
export interface WebSite {
  service: Service;
  readonly door: Door;
}

/** A web server: a service behind a port of a host. */
export class HttpServer {
  readonly host: Host;
  readonly port: number;
  readonly tls: boolean;
  readonly door: Door;
  readonly #world: World;
  readonly #site: WebSite;

  constructor(world: World, host: Host, port: number, site: WebSite, tls: boolean) {
    this.#world = world;
    this.host = host;
    this.port = port;
    this.tls = tls;
    this.#site = site;
    this.door = site.door;
  }

  /** Takes a connection. */
  accept(socket: Socket): void {
    new ServerConnection(this.#world, this, socket);
  }

  /** Has the service answer. */
  answer(request: Omit<ServiceRequest, "random" | "now">): ServiceResponse {
    const world = this.#world;
    return this.#site.service({
      ...request,
      random: () => world.random.next(),
      now: () => world.host.now() / 1e9,
    });
  }

  /** Asks the faults what is to become of a request. */
  judge(client: Host, path: string, connection: number): Verdict {
    const situation = { from: client.name, to: this.host.name, port: this.port, path };
    return this.#world.judge({ kind: "request", ...situation }, connection);
  }
}

/**
 * Puts a web site on a host: port 80, and 443 with TLS, both behind one door.
 * @param ports which ports, and whether with TLS
 */
export function serve(
  world: World,
  host: Host,
  service: Service,
  capacity: Capacity = {},
  ports: readonly { port: number; tls: boolean }[] = [
    { port: 80, tls: false },
    { port: 443, tls: true },
  ],
): WebSite {
  const site: WebSite = { service, door: new Door(world, host.name, capacity) };
  for (const { port, tls } of ports) {
    world.listen(host, port, new HttpServer(world, host, port, site, tls));
  }
  world.sites.set(host.name, site);
  return site;
}
