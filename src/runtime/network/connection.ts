import { EventKind } from "../trace/events.ts";
import { NetworkError } from "./errors.ts";
import { ESTABLISHED, Flow } from "./flow.ts";
import { Operation } from "./operation.ts";
import { type Endpoint, Socket, type SocketOwner } from "./socket.ts";
import type { World } from "./world.ts";

/** What waits for connections at a port of a host. */
export interface Listener {
  /** Whether connections begin with a TLS handshake. */
  readonly tls: boolean;
  /** Whether it listens no more, and its place is free: the loop that it belonged to is closed. */
  readonly isStale?: boolean;
  /** Takes a connection; must attach to the socket before it returns, or what arrives is kept. */
  accept(socket: Socket): void;
}

/** A TCP connection: two sockets, and the handshake that makes them. */
export class Connection implements SocketOwner {
  readonly id: number;
  readonly client: Socket;
  readonly server: Socket;
  readonly #world: World;
  readonly #opening: Operation<Socket>;
  #state: "opening" | "open" | "over" = "opening";
  #sidesLeft = 2;
  #closeTold = false;

  /** Begins the handshake: one round trip. */
  constructor(world: World, from: Endpoint, to: Endpoint) {
    this.#world = world;
    this.id = world.nextConnection++;
    const out = new Flow(world, world.path(from.host, to.host), to.port, this.id);
    const back = new Flow(world, world.path(to.host, from.host), to.port, this.id);
    this.client = new Socket(this, from, to, out);
    this.server = new Socket(this, to, from, back);
    this.client.peer = this.server;
    this.server.peer = this.client;
    this.#opening = new Operation<Socket>(
      () => this.#fail("abandoned", null),
      (socket) => socket.close("abandoned"),
    );
    const giveUp = (): void => this.#fail("Connection timed out", new NetworkError("ETIMEDOUT"));
    const whenLost = { out: out.onFailed, back: back.onFailed };
    out.onFailed = giveUp;
    back.onFailed = giveUp;
    world.connections.set(this.id, this);
    world.host.record(EventKind.connectionOpening, {
      subject: this.id,
      text: `${to.host.name}:${to.port}`,
    });
    const situation = { from: from.host.name, to: to.host.name, port: to.port };
    const verdict = world.judge({ kind: "connect", ...situation }, this.id);
    if (verdict.kind === "fail" && verdict.code !== "ECONNREFUSED") {
      const { code } = verdict;
      world.host.schedule(0, () => this.#fail(code, new NetworkError(code)));
      return;
    }
    const refused = (): void => this.#fail("refused", new NetworkError("ECONNREFUSED"));
    const begin = (): void =>
      out.sendControl(0, () => {
        const listener = verdict.kind === "fail" ? undefined : world.listenerAt(to);
        if (listener === undefined) {
          back.sendControl(0, refused);
          return;
        }
        back.sendControl(0, () => {
          out.patience = ESTABLISHED;
          back.patience = ESTABLISHED;
          out.onFailed = whenLost.out;
          back.onFailed = whenLost.back;
          this.#open(listener);
        });
      });
    if (verdict.kind === "delay") world.host.schedule(Math.round(verdict.seconds * 1e9), begin);
    else if (verdict.kind !== "drop") begin();
    else world.host.schedule(127e9, giveUp);
  }

  /** Settles when the handshake is over, with the client's socket; cancelled, it closes the connection. */
  get opening(): Operation<Socket> {
    return this.#opening;
  }

  /** Whether neither side has let go of it. */
  get isOpen(): boolean {
    return this.#state === "open" && this.#sidesLeft === 2;
  }

  #open(listener: Listener): void {
    if (this.#state !== "opening") return;
    this.#state = "open";
    this.server.speaksTls = listener.tls;
    this.#world.host.record(EventKind.connectionOpened, { subject: this.id });
    const accept = (): void => listener.accept(this.server);
    // A machine that talks to itself has the connection at both ends at once.
    if (this.client.local.host === this.client.remote.host) accept();
    else this.client.sendControl(0, accept);
    this.#opening.succeed(this.client);
  }

  #fail(reason: string, error: NetworkError | null): void {
    if (this.#state !== "opening") return;
    this.client.vanish();
    this.server.vanish();
    this.#end(reason);
    if (error !== null) this.#opening.fail(error);
  }

  socketClosed(socket: Socket, reason: string): void {
    this.#sidesLeft -= 1;
    const side = socket === this.client ? "the client" : "the server";
    this.#tellClosed(socket.error === null ? `${reason} by ${side}` : reason);
    if (this.#sidesLeft === 0) this.#end(reason);
  }

  #tellClosed(reason: string): void {
    if (this.#closeTold) return;
    this.#closeTold = true;
    this.#world.host.record(EventKind.connectionClosed, { subject: this.id, text: reason });
  }

  #end(reason: string): void {
    this.#tellClosed(reason);
    this.#state = "over";
    this.#world.connections.delete(this.id);
  }
}
