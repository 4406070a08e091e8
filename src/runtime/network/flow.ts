import type { Path } from "./path.ts";
import type { World } from "./world.ts";
import type { Cancellable } from "./world-host.ts";

/** Bytes that travel as one packet. Larger than Ethernet's, so that a big body is no flood of events. */
export const SEGMENT = 16_384;
/** Bytes that may be under way, or wait for a reader, before the sender must wait. */
export const WINDOW = 262_144;

/** How often, and how long apart, a packet that was lost is sent again: Linux's defaults, in seconds. */
export interface Patience {
  readonly first: number;
  readonly longest: number;
  readonly tries: number;
}

export const OPENING: Patience = { first: 1, longest: 64, tries: 7 };
export const ESTABLISHED: Patience = { first: 0.2, longest: 120, tries: 16 };

interface Parcel {
  /** What is left of it to be sent. */
  data: Uint8Array | null;
  size: number;
  readonly arrived: (data: Uint8Array | null) => void;
}

/**
 * One direction of a connection: bytes in, bytes out, in order, as packets that take the path's latency and
 * share its bandwidth. A lost packet holds up those behind it, and is sent again.
 */
export class Flow {
  patience: Patience = OPENING;
  /** Told when a packet has left, and when the line gave up. */
  onLeft: () => void = () => {};
  onFailed: () => void = () => {};
  readonly #world: World;
  readonly #path: Path;
  readonly #port: number;
  readonly #connection: number;
  readonly #pending = new Set<Cancellable>();
  #queue: Parcel[] = [];
  #queued = 0;
  #unread = 0;
  #busy = false;
  #tries = 0;
  #lastArrival = 0;
  #stopped = false;

  constructor(world: World, path: Path, port: number, connection: number) {
    this.#world = world;
    this.#path = path;
    this.#port = port;
    this.#connection = connection;
  }

  /** Bytes that have not left yet. */
  get queued(): number {
    return this.#queued;
  }

  /** Sends bytes; `arrived` is called with each packet of them. */
  sendData(data: Uint8Array, arrived: (data: Uint8Array) => void): void {
    this.#push({ data, size: data.length, arrived: arrived as Parcel["arrived"] });
  }

  /** Sends a packet of the protocols' own (a handshake's, an end), of so many bytes. */
  sendControl(size: number, arrived: () => void): void {
    this.#push({ data: null, size, arrived });
  }

  /** The reader has taken bytes: the window opens. */
  consumed(bytes: number): void {
    this.#unread -= bytes;
    this.#pump();
  }

  /** Forgets what has not left, as a reset does. What is on its way still arrives. */
  discardQueue(): void {
    this.#queue = [];
    this.#queued = 0;
    this.#tries = 0;
  }

  /** Ends the flow: nothing arrives any more. */
  stop(): void {
    this.#stopped = true;
    this.discardQueue();
    for (const timer of this.#pending) timer.cancel();
    this.#pending.clear();
  }

  #push(parcel: Parcel): void {
    if (this.#stopped) return;
    this.#queue.push(parcel);
    this.#queued += parcel.size;
    this.#pump();
  }

  #later(delay: number, callback: () => void): void {
    const timer = this.#world.host.schedule(delay, () => {
      this.#pending.delete(timer);
      callback();
    });
    this.#pending.add(timer);
  }

  /** Sends the next packet, unless one is leaving, waits to be sent again, or the window is full. */
  #pump(): void {
    if (this.#busy || this.#stopped) return;
    const parcel = this.#queue[0];
    if (parcel === undefined || (parcel.data !== null && this.#unread >= WINDOW)) return;
    this.#busy = true;
    const world = this.#world;
    const now = world.host.now();
    const { from, to, latency, loss } = this.#path;
    const verdict = world.judge(
      { kind: "packet", from: from.name, to: to.name, port: this.#port },
      this.#connection,
    );
    if (verdict.kind === "drop" || world.random.chance(loss)) return this.#sendAgain();
    this.#tries = 0;
    const delay = verdict.kind === "delay" ? verdict.seconds : 0;
    const packet = this.#take(parcel);
    const limit = verdict.kind === "delay" ? verdict.bandwidth : undefined;
    const left = this.#path.occupy(now, packet.size, limit);
    const arrival = left + Math.round((world.random.between(latency) + delay) * 1e9);
    this.#lastArrival = Math.max(arrival, this.#lastArrival);
    if (packet.data !== null) this.#unread += packet.size;
    this.#later(this.#lastArrival - now, () => parcel.arrived(packet.data));
    this.#later(left - now, () => this.#left(packet.size));
  }

  /** Cuts the next packet off a parcel. */
  #take(parcel: Parcel): { data: Uint8Array | null; size: number } {
    const { data } = parcel;
    if (data === null || data.length <= SEGMENT) {
      this.#queue.shift();
      return { data, size: parcel.size };
    }
    parcel.data = data.subarray(SEGMENT);
    parcel.size = parcel.data.length;
    return { data: data.subarray(0, SEGMENT), size: SEGMENT };
  }

  #left(size: number): void {
    this.#busy = false;
    this.#queued -= size;
    this.#pump();
    this.onLeft();
  }

  #sendAgain(): void {
    const { first, longest, tries } = this.patience;
    const pause = Math.min(first * 2 ** this.#tries, longest);
    this.#tries += 1;
    const isLast = this.#tries >= tries;
    this.#later(Math.round(pause * 1e9), () => {
      this.#busy = false;
      if (isLast) this.onFailed();
      else this.#pump();
    });
  }
}
