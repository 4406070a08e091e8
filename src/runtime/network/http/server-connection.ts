import { LOCAL_PUBLIC_ADDRESS } from "../hosts.ts";
import type { ServiceResponse, UpgradedStream } from "../service.ts";
import type { Socket } from "../socket.ts";
import type { World } from "../world.ts";
import type { Cancellable } from "../world-host.ts";
import type { Admission } from "./admission.ts";
import { BodyReader, requestFraming } from "./body.ts";
import { type Head, type Headers, hasToken, headerOf, join, REASONS, readHead } from "./message.ts";
import { ResponseWriter } from "./response-writer.ts";
import type { HttpServer } from "./server.ts";

/** Seconds after which a server closes a connection that nobody uses. */
const IDLE = 75;

const NOTHING = new Uint8Array(0);

/** The server's side of an HTTP/1.1 connection: it reads a request, has it answered, and reads the next. */
export class ServerConnection {
  readonly #world: World;
  readonly #server: HttpServer;
  readonly #socket: Socket;
  readonly #timers = new Set<Cancellable>();
  #arrived: Uint8Array = NOTHING;
  #head: Head | null = null;
  #body: BodyReader | null = null;
  #pieces: Uint8Array[] = [];
  #busy = false;
  #admission: Admission | null = null;
  #idle: Cancellable | null = null;
  #stream: UpgradedStream | null = null;

  constructor(world: World, server: HttpServer, socket: Socket) {
    this.#world = world;
    this.#server = server;
    this.#socket = socket;
    socket.attach({
      data: (bytes) => this.#receive(bytes),
      end: () => this.#close(),
      lost: () => this.#over(),
    });
    this.#startIdling();
  }

  #receive(bytes: Uint8Array): void {
    if (this.#stream !== null) {
      this.#stream.onData(bytes);
      return;
    }
    this.#arrived = join([this.#arrived, bytes]);
    if (!this.#busy) this.#read();
  }

  /** Reads on; when a request is complete, answers it. */
  #read(): void {
    if (this.#head === null) {
      const head = readHead(this.#arrived);
      if (head === null) return;
      if (head === undefined) return this.#refuse(400);
      this.#head = head;
      this.#arrived = this.#arrived.subarray(head.size);
      this.#body = new BodyReader(requestFraming(head.headers));
    }
    const body = this.#body as BodyReader;
    const { pieces, used } = body.read(this.#arrived);
    this.#arrived = this.#arrived.subarray(used);
    this.#pieces.push(...pieces);
    if (!body.complete) return;
    const [method, target, version] = this.#head.first.split(" ");
    if (method === undefined || target === undefined || !(version ?? "").startsWith("HTTP/1.")) {
      return this.#refuse(400);
    }
    if (this.#server.tls && this.#socket.tlsName === null) return this.#refuse(400);
    this.#answer(method, target, this.#head.headers, join([NOTHING, ...this.#pieces]));
  }

  #answer(method: string, target: string, headers: Headers, body: Uint8Array): void {
    this.#busy = true;
    this.#idle?.cancel();
    const { host, port, tls } = this.#server;
    const scheme = tls ? "https" : "http";
    const base = `${scheme}://${headerOf(headers, "Host") ?? `${host.name}:${port}`}`;
    if (!URL.canParse(target, base)) return this.#refuse(400);
    const url = new URL(target, base);
    const clientHost = this.#socket.remote.host;
    const clientAddress = clientHost.isLocal && !host.isLocal ? LOCAL_PUBLIC_ADDRESS : clientHost.address;
    const verdict = this.#server.judge(clientHost, url.pathname, this.#socket.id);
    if (verdict.kind === "drop") return;
    const cut = verdict.kind === "cut" ? verdict : null;
    const wait = verdict.kind === "delay" ? verdict.seconds : 0;
    const begin = (): void => {
      const response = this.#server.answer({ method, url, headers, body, clientAddress });
      this.#after((response.delay ?? 0) + wait, () => this.#respond(method, headers, response, cut));
    };
    const admission = this.#server.door.enter(clientAddress);
    this.#admission = admission;
    if (admission.kind === "admitted") return admission.whenInside(begin);
    const extra: Headers =
      admission.status === 429 ? [["Retry-After", String(Math.ceil(admission.retryAfter))]] : [];
    this.#respond(method, headers, plain(admission.status, extra), cut);
  }

  #respond(
    method: string,
    requestHeaders: Headers,
    response: ServiceResponse,
    cut: { afterBytes: number | null; reset: boolean } | null,
  ): void {
    const keepAlive = !hasToken(requestHeaders, "Connection", "close");
    const writer = new ResponseWriter(this.#world, this.#socket, {
      after: (seconds, callback) => this.#after(seconds, callback),
      done: (keep) => this.#done(keep),
      cut: () => {
        if (cut?.reset === true) this.#socket.abort("reset");
        else this.#socket.close("disconnected");
        this.#over();
      },
    });
    writer.write(method, response, keepAlive, cut === null ? null : (cut.afterBytes ?? "head"));
    if (response.upgrade !== undefined) this.#upgrade(response.upgrade);
  }

  #done(keepAlive: boolean): void {
    this.#release();
    if (!keepAlive) return this.#close();
    this.#busy = false;
    this.#head = null;
    this.#body = null;
    this.#pieces = [];
    this.#startIdling();
    if (this.#arrived.length > 0) this.#read();
  }

  #upgrade(take: (stream: UpgradedStream) => void): void {
    this.#idle?.cancel();
    const stream: UpgradedStream = {
      write: (bytes) => this.#socket.write(bytes),
      close: () => this.#close(),
      after: (seconds, callback) => this.#after(seconds, callback),
      onData: () => {},
      onEnd: () => {},
    };
    this.#stream = stream;
    take(stream);
    if (this.#arrived.length > 0) stream.onData(this.#arrived);
  }

  /** Answers what is no request, and closes. */
  #refuse(status: number): void {
    this.#busy = true;
    this.#respond("GET", [["Connection", "close"]], plain(status, []), null);
  }

  #startIdling(): void {
    this.#idle = this.#world.host.schedule(IDLE * 1e9, () => this.#close());
  }

  #after(seconds: number, callback: () => void): void {
    if (seconds <= 0) return callback();
    const timer = this.#world.host.schedule(Math.round(seconds * 1e9), () => {
      this.#timers.delete(timer);
      callback();
    });
    this.#timers.add(timer);
  }

  #release(): void {
    const admission = this.#admission;
    this.#admission = null;
    if (admission?.kind === "admitted") admission.leave();
  }

  #close(): void {
    this.#socket.close();
    this.#over();
  }

  /** The connection is gone: what was under way for it stops. */
  #over(): void {
    this.#idle?.cancel();
    for (const timer of this.#timers) timer.cancel();
    this.#timers.clear();
    this.#release();
    this.#stream?.onEnd();
    this.#stream = null;
    this.#busy = true;
  }
}

/** A response of the server itself. */
function plain(status: number, headers: Headers): ServiceResponse {
  const body = new TextEncoder().encode(`${status} ${REASONS[status] ?? ""}\n`);
  return { status, headers: [["Content-Type", "text/plain; charset=utf-8"], ...headers], body };
}
