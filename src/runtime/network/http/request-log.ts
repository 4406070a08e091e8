import { EventKind, NONE } from "../../trace/events.ts";
import type { World } from "../world.ts";
import type { Headers, HttpRequest } from "./message.ts";

/** The phases of a request, by the names that browsers' network panels use, in their order. */
export const PHASES = [
  "queueing",
  "stalled",
  "DNS lookup",
  "initial connection",
  "TLS",
  "request sent",
  "waiting for server response",
  "content download",
] as const;

export type Phase = (typeof PHASES)[number];

/** Characters of a body that the trace keeps. */
const PREVIEW = 2_000;

/**
 * What is known of one request, and its voice in the trace. A client makes one as soon as a program asks for
 * something, and tells it of the phases that the client goes through; connections tell the rest.
 */
export class RequestRecord {
  readonly id: number;
  readonly method: string;
  readonly url: string;
  /** Virtual time in seconds at which it began. */
  readonly started: number;
  status: number | null = null;
  /** Bytes on the wire, heads included; a TLS handshake is none of a request's. */
  sent = 0;
  received = 0;
  /** How it ended: null while it goes on. */
  outcome: "finished" | "failed" | "abandoned" | null = null;
  readonly #world: World;
  #preview = "";
  #size = 0;
  #decoder = new TextDecoder();

  /** @internal Use {@link RequestLog.begin}. */
  constructor(world: World, id: number, request: HttpRequest) {
    this.#world = world;
    this.id = id;
    this.method = request.method;
    this.url = request.url.href;
    this.started = world.host.now() / 1e9;
    this.#record(
      EventKind.requestStarted,
      `${this.method} ${this.url}`,
      this.#details({
        method: this.method,
        url: this.url,
        headers: request.headers,
        body: new TextDecoder().decode(request.body.subarray(0, PREVIEW)),
        size: request.body.length,
      }),
    );
  }

  /** The next phase begins. A request begins with `queueing`, by itself. */
  phase(name: Phase, connection: number = NONE): void {
    if (this.outcome === null) this.#record(EventKind.requestPhase, name, connection);
  }

  /** @internal An open connection takes it. */
  reuse(connection: number): void {
    this.#world.host.record(EventKind.connectionReused, { subject: connection, value: this.id });
  }

  /** @internal */
  bytesSent(bytes: number): void {
    this.sent += bytes;
    if (this.outcome === null) this.#record(EventKind.requestBytes, "sent", bytes);
  }

  /** @internal */
  bytesReceived(bytes: number): void {
    this.received += bytes;
    if (this.outcome === null) this.#record(EventKind.requestBytes, "received", bytes);
  }

  /** @internal */
  head({ status, reason, headers }: { status: number; reason: string; headers: Headers }): void {
    this.status = status;
    this.#record(EventKind.responseHead, `${status} ${reason}`, this.#details({ headers }));
  }

  /** @internal A piece of the body, as it was on the wire but for its framing. */
  content(piece: Uint8Array): void {
    this.#size += piece.length;
    if (this.#preview.length >= PREVIEW) return;
    this.#preview += this.#decoder.decode(piece.subarray(0, PREVIEW), { stream: true });
  }

  /** The response is complete. */
  finish(): void {
    if (this.outcome !== null) return;
    const { sent, received } = this;
    const body = this.#preview.slice(0, PREVIEW);
    const value = this.#details({ sent, received, body, size: this.#size });
    this.#record(EventKind.requestFinished, undefined, value);
    this.outcome = "finished";
  }

  /** It came to nothing. @param reason in words */
  fail(reason: string): void {
    if (this.outcome !== null) return;
    this.#record(EventKind.requestFailed, reason, 0);
    this.outcome = "failed";
  }

  /** The client wants it no more: it was cancelled, or ran out of time. */
  abandon(): void {
    if (this.outcome !== null) return;
    this.#record(EventKind.requestAbandoned, undefined, 0);
    this.outcome = "abandoned";
  }

  #record(kind: EventKind, text: string | undefined, value: number): void {
    this.#world.host.record(kind, { subject: this.id, value, ...(text === undefined ? {} : { text }) });
  }

  #details(details: object): number {
    return this.#world.host.intern(JSON.stringify(details));
  }
}

/** All requests of a world, in the order in which they began. */
export class RequestLog {
  readonly records: RequestRecord[] = [];
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** A client begins a request, with the first phase, queueing. */
  begin(request: HttpRequest): RequestRecord {
    const record = new RequestRecord(this.#world, this.records.length, request);
    this.records.push(record);
    return record;
  }
}
