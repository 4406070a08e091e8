import { quote } from "../../builtins/quote.ts";
import { toSeconds } from "../../loop/clock.ts";
import { run } from "../../loop/run.ts";
import { NetworkError } from "../../network/errors.ts";
import type { HttpConnection } from "../../network/http/connection.ts";
import type { HttpRequest, ResponseHead } from "../../network/http/message.ts";
import type { RequestRecord } from "../../network/http/request-log.ts";
import { Operation } from "../../network/operation.ts";
import { world } from "../../network/run-world.ts";
import { agreeOnTls, lookUp, open, type Steps, step } from "../opening.ts";
import {
  ConnectError,
  ConnectTimeout,
  LocalProtocolError,
  PoolTimeout,
  ReadTimeout,
  TimeoutException,
  TransportError,
  UnsupportedProtocol,
  WriteTimeout,
} from "./exceptions.ts";
import type { Limits } from "./limits.ts";
import { ConnectionPool, type PooledConnection, type PoolRequest } from "./pool.ts";
import type { Request } from "./request.ts";
import { Response } from "./response.ts";
import { type TimedSteps, within } from "./timed-steps.ts";
import { timedelta } from "./timedelta.ts";
import type { Timeout } from "./timeout.ts";
import { type ClientKind, connectError, lookUpError, readError, tlsError } from "./transport-errors.ts";
import { Upload } from "./upload.ts";
import type { URL } from "./url.ts";

/** Bytes that can be written without waiting: what asyncio's transports take before they ask a writer to pause. */
const WRITE_BUFFER = 65_536;

const NOTHING = new Uint8Array(0);

/** The body of a response on its way. */
export interface BodyStream {
  readonly kind: ClientKind;
  /** How long it all took; null while it goes on. */
  readonly elapsed: timedelta | null;
  /** The next piece, or null at the end. */
  next(): TimedSteps<Uint8Array | null>;
  /** Gives the connection back, if all was read; closes it else. */
  close(): void;
}

/** A response whose body is still to come. */
interface Received {
  readonly head: ResponseHead;
  readonly stream: BodyStream;
}

/** Sends requests over a pool of connections. */
export class Transport {
  readonly pool: ConnectionPool;
  readonly #kind: ClientKind;
  readonly #retries: number;

  /** @param retries how many times a connection that could not be opened is tried again */
  constructor(kind: ClientKind, limits: Limits, retries = 0) {
    this.#kind = kind;
    this.#retries = retries;
    this.pool = new ConnectionPool(limits);
  }

  /** Sends a request. @returns the response, its body still to come @throws TransportError */
  *respond(request: Request, timeout: Timeout): TimedSteps<Response> {
    const { head, stream } = yield* this.#send(request, timeout);
    return new Response(head.status, {
      headers: head.headers,
      request,
      _received: { stream, reason: head.reason },
    });
  }

  *#send(request: Request, timeout: Timeout): TimedSteps<Received> {
    const { url } = request;
    if (request._body instanceof Upload) request._body.check(this.#kind);
    checkHeaders(request.headers.raw);
    const started = toSeconds(run.clock.now);
    checkProtocol(url);
    const message: HttpRequest = {
      method: request.method,
      url: url._platform,
      headers: request.headers.raw,
      ...(request._body instanceof Upload ? { body: NOTHING, streamed: true } : { body: request._body }),
    };
    const record = world().requests.begin(message);
    const place = this.pool.enter(url._origin);
    try {
      const connection = yield* this.#connection(place, url, timeout, record);
      const http = connection.http as HttpConnection;
      const write = (sending: Operation<void>): TimedSteps<boolean> =>
        within(
          isTaken(step(connection.during(sending), `${url.host}: sending`)),
          timeout.write,
          this.late(WriteTimeout, url, "write"),
        );
      const sending = http.send(message, record);
      if (message.body.length > WRITE_BUFFER) yield* write(sending);
      if (request._body instanceof Upload) {
        yield* request._body.pieces((piece) => write(http.sendPiece(piece)));
        yield* write(http.sendPiece(null));
      }
      const reading = step(connection.during(http.readHead()), `${url.host}: response`);
      const head = yield* within(reading, timeout.read, this.late(ReadTimeout, url, "read"));
      const stream = new ReceivedBody(this, place, connection, url, timeout, started);
      return { head, stream };
    } catch (error) {
      const raised = readError(error, this.#kind);
      if (raised instanceof TransportError && !(raised instanceof TimeoutException)) {
        record.fail(raised.message || raised.name);
      } else record.abandon();
      this.pool.leave(place);
      throw raised;
    }
  }

  get kind(): ClientKind {
    return this.#kind;
  }

  /**
   * @returns what makes the error of a time-out: with the system's text for the synchronous client
   * @param during what TLS was doing, if it takes part
   */
  late(
    type: new (message: string) => TimeoutException,
    { scheme }: URL,
    during: "handshake" | "read" | "write" | null,
  ): () => TimeoutException {
    const isTls = scheme === "https" && during !== null;
    const text = isTls ? `The ${during} operation timed out` : "timed out";
    return () => new type(this.#kind === "sync" ? text : "");
  }

  /** Waits for a connection of the pool, and opens it if it is new. */
  *#connection(
    place: PoolRequest,
    url: URL,
    timeout: Timeout,
    record: RequestRecord,
  ): TimedSteps<PooledConnection> {
    if (place.connection === null) record.phase("stalled");
    const waiting = step(place.assigned, `${url.host}: a connection of the pool`);
    const connection = yield* within(waiting, timeout.pool, () => new PoolTimeout(""));
    for (let failures = 0; connection.http === null; failures += 1) {
      try {
        connection.http = yield* this.#open(url, timeout, record);
      } catch (error) {
        const isRetryable = error instanceof ConnectError || error instanceof ConnectTimeout;
        if (!isRetryable || failures >= this.#retries) throw error;
        // As httpcore: at once, then after half a second, one, two, …
        if (failures > 0) yield* pause(2 ** (failures - 2));
      }
    }
    return connection;
  }

  *#open(url: URL, timeout: Timeout, record: RequestRecord): TimedSteps<HttpConnection> {
    const late = this.late(ConnectTimeout, url, null);
    const connection = yield* within(this.#connect(url, record), timeout.connect, late);
    if (url.scheme === "https") {
      const handshake = this.#startTls(connection, url.host, record);
      yield* within(handshake, timeout.connect, this.late(ConnectTimeout, url, "handshake"));
    }
    return connection;
  }

  *#connect(url: URL, record: RequestRecord): Steps<HttpConnection> {
    let address: string;
    try {
      address = yield* lookUp(world(), url.host, record);
    } catch (error) {
      throw lookUpError(error);
    }
    const target = { host: url.host, port: url._port, tls: false };
    try {
      return yield* open(world(), address, target, record);
    } catch (error) {
      throw connectError(error, this.#kind, address, url._port);
    }
  }

  *#startTls(connection: HttpConnection, host: string, record: RequestRecord): Steps<void> {
    try {
      yield* agreeOnTls(connection, host, record);
    } catch (error) {
      throw tlsError(error, this.#kind);
    }
  }
}

/**
 * A server may answer and hang up before it has read the whole request: the answer counts.
 * @returns whether it still reads
 */
function* isTaken(steps: Steps<void>): Steps<boolean> {
  try {
    yield* steps;
    return true;
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return false;
  }
}

/** Waits for so many seconds. */
function* pause(seconds: number): TimedSteps<void> {
  const operation = new Operation<void>(() => timer.cancel());
  const timer = world().host.schedule(Math.round(seconds * 1e9), () => operation.succeed(undefined));
  yield* within(step(operation, "retry of a connection"), null, () => new ConnectTimeout(""));
}

/** @throws LocalProtocolError for a header that would end its line */
function checkHeaders(headers: Request["headers"]["raw"]): void {
  for (const [name, value] of headers) {
    if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) {
      throw new LocalProtocolError(`Illegal header name b${quote(name)}`);
    }
    if (/[\r\n\0]|^\s|\s$/.test(value)) throw new LocalProtocolError(`Illegal header value b${quote(value)}`);
  }
}

function checkProtocol({ scheme, host }: URL): void {
  if (scheme === "") {
    throw new UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' protocol.");
  }
  if (scheme !== "http" && scheme !== "https") {
    throw new UnsupportedProtocol(`Request URL has an unsupported protocol '${scheme}://'.`);
  }
  if (host === "") throw new ConnectError("[Errno -2] Name or service not known");
}

class ReceivedBody implements BodyStream {
  elapsed: timedelta | null = null;
  readonly #transport: Transport;
  readonly #place: PoolRequest;
  readonly #connection: PooledConnection;
  readonly #url: URL;
  readonly #timeout: Timeout;
  readonly #started: number;

  constructor(
    transport: Transport,
    place: PoolRequest,
    connection: PooledConnection,
    url: URL,
    timeout: Timeout,
    started: number,
  ) {
    this.#transport = transport;
    this.#place = place;
    this.#connection = connection;
    this.#url = url;
    this.#timeout = timeout;
    this.#started = started;
  }

  get kind(): ClientKind {
    return this.#transport.kind;
  }

  *next(): TimedSteps<Uint8Array | null> {
    if (this.elapsed !== null) return null;
    const http = this.#connection.http as HttpConnection;
    let piece: Uint8Array | null;
    try {
      const reading = step(this.#connection.during(http.readBody()), `${this.#url.host}: body`);
      piece = yield* within(
        reading,
        this.#timeout.read,
        this.#transport.late(ReadTimeout, this.#url, "read"),
      );
    } catch (error) {
      this.close();
      throw readError(error, this.kind);
    }
    if (piece === null) this.close();
    return piece;
  }

  close(): void {
    if (this.elapsed !== null) return;
    this.elapsed = new timedelta(toSeconds(run.clock.now) - this.#started);
    this.#transport.pool.leave(this.#place);
  }
}
